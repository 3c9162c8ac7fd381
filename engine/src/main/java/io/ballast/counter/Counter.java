package io.ballast.counter;

/** Everything the engine counts. Names of refusals and gate reasons are those of the sections and the schema. */
public enum Counter {
    INPUTS("inputs taken from the ring"),
    QUOTES("quotes accepted"),
    TRADES("trades accepted"),
    MARKS("mark prices accepted"),
    EXECUTIONS("executions accepted"),
    TIMERS("timer inputs"),

    REFUSED_MALFORMED("inputs shorter than their type, or of no input type"),
    REFUSED_UNKNOWN_SCHEMA("inputs of another or newer schema"),
    REFUSED_UNKNOWN_INSTRUMENT("inputs for an instrument that is not configured"),
    REFUSED_UNKNOWN_SOURCE("inputs from a source that is not configured"),
    REFUSED_UNKNOWN_SLEEVE("targets for a sleeve that is not configured"),
    REFUSED_UNKNOWN_OVERLAY("commands for an overlay that is not configured"),
    REFUSED_UNKNOWN_INDEX("recompositions of an index that is not configured"),
    REFUSED_BAD_PRICE("prices of zero, below zero or out of bounds"),
    REFUSED_BAD_QUANTITY("quantities below zero or out of bounds"),
    REFUSED_CROSSED("quotes with bid at or above offer"),
    REFUSED_OUT_OF_SEQUENCE("inputs not newer than the one before"),
    REFUSED_EXECUTION_GAP("executions with others missing before them"),
    REFUSED_TIME_RAN_BACK("inputs received before an earlier one"),
    REFUSED_CLOCK_SKEW("quotes whose venue time is too far off"),
    REFUSED_OUT_OF_RANGE("amounts that money arithmetic cannot hold"),
    REFUSED_BAD_TARGET("target weights outside 0 … 1"),
    REFUSED_UNKNOWN_VALUE("inputs with an unknown enumerated value"),

    INSTRUMENTS_WENT_STALE("prices that outlived their source's guard"),
    SPECIFICATIONS_DEFERRED("contract specifications that take effect later"),
    CONTRACTS_EXPIRED("dated contracts that have expired"),
    POSITIONS_FROZEN("contracts that expired with a position open, held at their last price"),
    TARGETS_REFUSED("committed targets that make more than 1 together"),
    RECOMPOSITIONS_APPLIED("indices that took their base or a new composition"),
    RECOMPOSITIONS_HELD("recompositions that waited for a price"),
    RECOMPOSITIONS_REFUSED("recompositions refused or superseded"),
    RETURNS_WINSORIZED("returns cut at 8 standard deviations"),
    RETURNS_SKIPPED("grid returns that spanned a gap or invalid data"),

    BANDS_NARROWER_THAN_HALF_LOT("times a target was left because one lot is more than the band"),
    TARGET_CHANGES("changes of a hedge target"),
    ORDERS_SENT("new orders"),
    AMENDS_SENT("amendments"),
    CANCELS_SENT("cancellations"),
    ORDERS_SPLIT("orders for less than was wanted"),
    FILLS("fills"),
    VENUE_REJECTS("orders the venue rejected"),
    UNKNOWN_EXECUTIONS("executions for an order that is not working"),
    LATE_EXECUTIONS("executions that came late or again and changed nothing"),
    CONTRADICTIONS("executions that cannot be if what was known is true"),
    ORDERS_UNKNOWN("orders that the venue did not answer for in time, or could not"),
    ORDERS_REPRICED("resting orders that followed the best price"),
    POST_ONLY_REFUSALS("resting orders that would have traded at once and were refused"),
    LIQUIDATIONS("fills that a venue made to close a position"),
    DELEVERAGINGS("fills that a venue made against somebody's bankruptcy"),
    SEND_FAILURES("outputs that did not leave"),
    RECONCILE_REQUESTS("times a venue was asked for its account"),
    RECONCILIATIONS("reports of venues that said what the engine knows"),
    RECONCILIATIONS_FAILED("reports that differed, were not whole or did not come"),
    REPORTS_UNASKED("parts of reports that nobody asked for"),
    ORDERS_ADOPTED("orders found working at a venue that went on"),
    ORDERS_LOST("orders that a venue never had, or had no more"),
    FOREIGN_ORDERS("orders found working at a venue that are not ours"),

    GATE_KILL_SWITCH("orders stopped: kill switch"),
    GATE_PAUSED("orders stopped: overlay paused"),
    GATE_STALE_DATA("orders stopped: contract price stale"),
    GATE_INDEX_INVALID("orders stopped: NAV or index invalid"),
    GATE_DATA_DEGRADED("orders stopped: NAV or index degraded"),
    GATE_PRICE_COLLAR("orders stopped: limit price outside the collar"),
    GATE_MAX_POSITION("orders stopped: position limit"),
    GATE_LEVERAGE("orders stopped: leverage cap"),
    GATE_OVER_HEDGE("orders stopped: more than the target needs"),
    GATE_ORDER_RATE("orders stopped: order rate"),
    GATE_DISK_LOW("orders stopped: journal disk low"),
    GATE_RECONCILE("orders stopped: venue and engine disagree"),
    GATE_DISCONNECTED("orders stopped: source down"),
    GATE_DAY_LOSS("orders stopped: day loss"),
    GATE_REPEATED("orders stopped: too many orders filled within a minute"),
    GATE_BASIS_SHOCK("orders stopped: contract too far from its underlying"),
    GATE_MARGIN_STATE("orders stopped: margin ladder"),
    GATE_CALENDAR("orders stopped: announcement near"),
    GATE_MAX_ORDER("orders stopped: larger than one order may be"),
    GATE_GROSS("orders stopped: gross notional"),
    GATE_VENUE_EXPOSURE("orders stopped: exposure in one account"),
    GATE_VENUE_COLLATERAL("orders stopped: collateral in one account"),
    GATE_FAT_FINGER("orders stopped: not what was intended, or far more than usual"),
    GATE_MIN_NOTIONAL("orders stopped: less than the venue takes"),

    RISK_EVENTS("events of the risk gate that are no order's refusal"),
    SENDS_HELD_BACK("outputs that the kill switch held back"),

    RING_FULL("times the feed found no free slot"),
    QUOTES_CONFLATED("quotes replaced by a newer one while the ring was full"),
    JOURNAL_DOCUMENTS("documents appended to the journal"),
    JOURNAL_BYTES("bytes appended to the journal"),
    CHECKPOINTS("checkpoints at which the stages wrote down their state"),
    CHECKPOINTS_WRITTEN("checkpoints written to disk"),
    CHECKPOINTS_SKIPPED("checkpoints not kept because the one before was still being written");

    private final String label;

    Counter(final String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
