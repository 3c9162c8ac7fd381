package io.ballast.order;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a leg's one order stands. What an event makes of it stands in the table below; {@link #on} looks it up.
 *
 * <p>A cell names the next state, or {@code open}: on the venue's book, which is the state that
 * {@link Order#openState} says. Before it may stand what the event means: {@code ~} it comes late and changes nothing
 * in the venue's account, so it is counted; {@code !} it contradicts what is known, so trading stops until somebody
 * has cleared it up; {@code x} the engine itself never lets it happen.
 */
enum OrderState {
    /** No order was sent yet. */
    NONE("none"),
    /** Sent, not yet acknowledged. */
    PENDING_NEW("new"),
    /** On the venue's book, nothing of it filled. */
    LIVE("live"),
    /** On the venue's book, some of it filled. */
    PARTIALLY_FILLED("part"),
    /** An amendment was sent. */
    PENDING_REPLACE("repl"),
    /** A cancellation was sent. */
    PENDING_CANCEL("canc"),
    /** The venue has not answered in time, or cannot: it counts as working until the venue says what became of it. */
    UNKNOWN("unkn"),
    /** Over: nothing is left. */
    FILLED("fill"),
    /** Over: cancelled. */
    CANCELLED("cxld"),
    /** Over: refused by the venue, or it never left. */
    REJECTED("rejd"),
    /** Over: ended by the venue, or lost on the way. */
    EXPIRED("expd");

    private static final String TABLE = """
        event            none  new    live   part   repl   canc   unkn   fill   cxld   rejd   expd
        SENT             new   x      x      x      x      x      x      new    new    new    new
        AMEND_SENT       x     x      repl   repl   x      x      x      x      x      x      x
        CANCEL_SENT      x     canc   canc   canc   canc   canc   unkn   x      x      x      x
        SEND_FAILED      x     rejd   !live  !part  !repl  rejd   rejd   !fill  ~cxld  ~rejd  ~expd
        REQUEST_FAILED   x     ~new   ~live  ~part  open   open   unkn   ~fill  ~cxld  ~rejd  ~expd
        TIMED_OUT        x     unkn   x      x      unkn   unkn   unkn   x      x      x      x
        LINK_LOST        x     unkn   unkn   unkn   unkn   unkn   unkn   x      x      x      x
        ACCEPTED         x     open   ~live  ~part  ~repl  canc   open   ~fill  ~cxld  !rejd  !unkn
        FILLED_PART      x     open   open   part   repl   canc   open   !unkn  !unkn  !unkn  !unkn
        FILLED_WHOLE     x     fill   fill   fill   fill   fill   fill   !fill  !cxld  !rejd  !expd
        AMENDED          x     !open  open   open   open   canc   open   !unkn  !unkn  !unkn  !unkn
        AMENDED_AWAY     x     !cxld  fill   fill   fill   fill   fill   ~fill  ~cxld  ~rejd  ~expd
        CANCELED         x     cxld   cxld   cxld   cxld   cxld   cxld   ~fill  ~cxld  ~rejd  ~expd
        REJECTED         x     rejd   rejd   !rejd  rejd   rejd   rejd   !fill  ~cxld  ~rejd  ~expd
        EXPIRED          x     expd   expd   expd   expd   expd   expd   ~fill  ~cxld  ~rejd  ~expd
        REQUEST_REFUSED  x     open   open   open   open   open   open   !unkn  !unkn  !unkn  !unkn
        MISSING          x     unkn   unkn   unkn   unkn   unkn   unkn   ~fill  ~cxld  ~rejd  ~expd
        ADOPTED          x     open   open   open   open   open   open   x      x      x      x
        LOST             x     expd   expd   expd   expd   expd   expd   x      x      x      x
        """;

    private static final OrderTransition[][] TRANSITIONS = read();

    private final String code;

    OrderState(final String code) {
        this.code = code;
    }

    /** What an event makes of an order in this state. */
    OrderTransition on(final OrderEvent event) {
        return TRANSITIONS[event.ordinal()][ordinal()];
    }

    /** Whether the venue may work it: then no other order is sent, and it counts as filled for limits. */
    boolean isWorking() {
        return this != NONE && !isOver();
    }

    /** Whether it has ended. */
    boolean isOver() {
        return this == FILLED || this == CANCELLED || this == REJECTED || this == EXPIRED;
    }

    /** Whether it stands on the venue's book with no request on its way. */
    boolean isOpen() {
        return this == LIVE || this == PARTIALLY_FILLED;
    }

    /** Whether the venue owes an answer. */
    boolean isPending() {
        return isWorking() && !isOpen();
    }

    private static OrderTransition[][] read() {
        final List<String> rows = TABLE.lines().toList();
        final String[] columns = words(rows.get(0));
        final OrderTransition[][] transitions = new OrderTransition[OrderEvent.values().length][values().length];
        for (final String row : rows.subList(1, rows.size())) {
            final String[] cells = words(row);
            final OrderTransition[] of =
                    transitions[OrderEvent.valueOf(cells[0]).ordinal()];
            for (int i = 1; i < cells.length; i++) {
                of[ofCode(columns[i]).ordinal()] = transition(cells[i]);
            }
        }
        return transitions;
    }

    private static String[] words(final String row) {
        return row.trim().split("\\s+");
    }

    private static OrderTransition transition(final String cell) {
        return switch (cell.charAt(0)) {
            case 'x' -> OrderTransition.IMPOSSIBLE;
            case '~' -> new OrderTransition(OrderTransition.Meaning.LATE, target(cell.substring(1)));
            case '!' -> new OrderTransition(OrderTransition.Meaning.CONTRADICTION, target(cell.substring(1)));
            default -> new OrderTransition(OrderTransition.Meaning.EXPECTED, target(cell));
        };
    }

    private static @Nullable OrderState target(final String code) {
        return "open".equals(code) ? null : ofCode(code);
    }

    private static OrderState ofCode(final String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
