package io.ballast.slot;

/** What an accepted input is about. */
public enum EventKind {
    /** Not accepted: no stage may use anything but the time. */
    REFUSED,
    QUOTE,
    TRADE,
    MARK,
    EXECUTION,
    ACCOUNT,
    HOLDING,
    CONTRACT_SPECIFICATION,
    TARGET,
    COMMAND,
    FEED_STATUS,
    SEND_FAILURE,
    TIMER,
    RECOMPOSITION_BEGIN,
    RECOMPOSITION_MEMBER,
    RECOMPOSITION_COMMIT,
    REPORT_BEGIN,
    ORDER_REPORT,
    POSITION_REPORT,
    BALANCE_REPORT,
    REPORT_END,
    /** Every stage writes down its state and does nothing else. */
    CHECKPOINT
}
