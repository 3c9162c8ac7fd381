package io.ballast.instrument;

/**
 * A composition that an index takes at a set time, or as soon after it as every constituent has a valid price.
 *
 * @param atNs        engine time
 * @param form        how its amounts are to be read; an index is of form CROSS always or never
 * @param composition what the index is made of from then on
 */
public record ScheduledRecomposition(long atNs, IndexForm form, IndexComposition composition) {}
