package io.ballast.journal;

import java.util.List;

/**
 * The state of all stages behind one input.
 *
 * @param sequence            of the input, in the journal beside it
 * @param timeNs              engine time of the input
 * @param schemaVersion       of the engine that wrote it
 * @param configurationSha256 of the configuration that the stages were made from, in hexadecimal
 * @param states              encoded state in the order of the stages; not copied
 */
public record Checkpoint(
        long sequence, long timeNs, int schemaVersion, String configurationSha256, List<byte[]> states) {}
