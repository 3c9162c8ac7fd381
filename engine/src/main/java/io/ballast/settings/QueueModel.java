package io.ballast.settings;

/** Where an order that comes to rest stands among those of others at its price. */
public enum QueueModel {
    /** Behind everything shown at its price; only trades at that price, or a market beyond it, bring it forward. */
    CONSERVATIVE,
    /** In front: every trade at its price is its own. */
    NONE
}
