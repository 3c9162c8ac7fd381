package io.ballast.settings;

/**
 * Protection of the whole portfolio against a fall of the market. Without a command and without a rule it does nothing.
 *
 * @param ruleSharePpb share of the portfolio's β that is hedged while the market index is in a corrective leg; 0: no rule
 * @param maxNs        longest time that the rule's protection stands
 */
public record ProtectSettings(long ruleSharePpb, long maxNs) {}
