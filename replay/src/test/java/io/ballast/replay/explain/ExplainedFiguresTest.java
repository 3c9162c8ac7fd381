package io.ballast.replay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.JournalPlayback;
import io.ballast.settings.OverlayKind;
import io.ballast.slot.ClientOrderId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen shows no number that the engine did not have behind that input, whatever kind of order it is of. */
class ExplainedFiguresTest {
    private static final long SEED = 20250616;
    private static final double CHANCE = 0.4;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d{3}");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d,]*(\\.\\d+)?(?![\\w])");
    private static final Pattern TRADE =
            Pattern.compile("target (-?[\\d.]+), held (-?[\\d.]+), to trade ([-+]?[\\d.]+)");
    private static final Pattern CELLS = Pattern.compile(" {2,}");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"drift", "minte", "ladder"})
    void shouldShowOnlyTheEnginesNumbersOfRecordedOrders(final String name) throws IOException {
        final Path journal = PackedJournal.unpack(directory, name);
        assertThat(look(journal).screens).isPositive();
    }

    @Test
    void shouldShowOnlyTheEnginesNumbersOfCoinOrdersAndProtection() throws IOException {
        final Seen seen = look(KindSessions.handOffAndProtect(directory));
        assertThat(seen.kinds).contains(OverlayKind.PROTECT, OverlayKind.DRIFT);
        assertThat(seen.coinOrders).as("orders in coins").isPositive();
        assertThat(seen.signals).as("screens with signals").isPositive();
    }

    @Test
    void shouldShowOnlyTheEnginesNumbersOfAPair() throws IOException {
        final Seen seen = look(KindSessions.pair(directory));
        assertThat(seen.kinds).contains(OverlayKind.PAIR);
        assertThat(seen.legs).as("contracts").hasSizeGreaterThan(1);
    }

    /** What was met in a session. */
    private static final class Seen {
        private final Set<OverlayKind> kinds = EnumSet.noneOf(OverlayKind.class);
        private final List<Integer> legs = new ArrayList<>();
        private int screens;
        private int coinOrders;
        private int signals;
    }

    private static Seen look(final Path journal) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Seen seen = new Seen();
        final DecisionReader decisions = new DecisionReader();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            final Moment moment = new Moment(playback, new History(playback.configuration()), true);
            while (playback.next()) {
                moment.onInput();
                playback.document().rewindOutputs();
                while (playback.document().nextOutput()) {
                    if (decisions.read(
                                    playback.document().buffer(),
                                    playback.document().outputOffset())
                            instanceof Decision.Order order) {
                        look(moment, order, seen, random);
                    }
                }
            }
            assertThat(playback.divergence()).isNull();
        }
        return seen;
    }

    /** The first order of each leg, and others by chance. */
    private static void look(
            final Moment moment, final Decision.Order order, final Seen seen, final SplittableRandom random) {
        final int leg = ClientOrderId.legId(order.clientOrderId());
        if (seen.legs.contains(leg) && random.nextDouble() > CHANCE) {
            return;
        }
        if (!seen.legs.contains(leg)) {
            seen.legs.add(leg);
        }
        seen.kinds.add(moment.overlay(order.overlayId()).kind());
        seen.coinOrders += moment.legs().get(leg).isSpot() ? 1 : 0;
        seen.screens++;
        final List<String> lines = OrderText.of(moment, order);
        seen.signals += lines.stream().anyMatch(line -> line.contains("base trend")) ? 1 : 0;
        check(lines, moment, order);
    }

    private static void check(final List<String> lines, final Moment moment, final Decision.Order order) {
        final Set<String> known = EngineFigures.behind(moment);
        known.add(Amounts.quantity(moment.instrument(order.instrumentId()), Math.abs(order.signedLots())));
        known.add(Amounts.price(moment.instrument(order.instrumentId()), order.limitTicks()));
        String label = "";
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i);
            label = line.startsWith(" ") ? label : line.split(" ", 2)[0];
            if (label.equals("CHECKS")) {
                checkRoom(line, known);
            } else if (label.equals("ROUNDING")) {
                checkTrade(line, known);
            } else {
                checkNumbers(line, known, order);
            }
        }
    }

    private static void checkNumbers(final String line, final Set<String> known, final Decision.Order order) {
        String left = line.replace(OrderId.text(order.clientOrderId()), "");
        final Matcher times = TIME.matcher(left);
        while (times.find()) {
            assertThat(known)
                    .as("seed %d, order %d: %s", SEED, order.clientOrderId(), line)
                    .contains(plain(times.group()));
        }
        left = TIME.matcher(left).replaceAll("");
        final Matcher numbers = NUMBER.matcher(left);
        while (numbers.find()) {
            assertThat(known.contains(numbers.group()) || isCount(line))
                    .as("seed %d, order %d: %s in %s", SEED, order.clientOrderId(), numbers.group(), line)
                    .isTrue();
        }
    }

    private static String plain(final String time) {
        return time.replace("-", "");
    }

    /** How many constituents there are is counted by the screen itself. */
    private static boolean isCount(final String line) {
        return line.contains("constituents, of which") || line.contains("covariance of");
    }

    /** Looked at and limit are the gate's; the room is their difference. */
    private static void checkRoom(final String line, final Set<String> known) {
        final String[] cells = CELLS.split(line.replace("CHECKS", "").strip(), -1);
        if (cells.length < 4
                || !NUMBER.matcher(cells[1]).find()
                || TIME.matcher(line).find()) {
            return;
        }
        final BigDecimal observed = number(cells[1]);
        final BigDecimal limit = number(cells[2]);
        final BigDecimal room = number(cells[3]);
        assertThat(known).as(line).contains(digits(cells[1]), digits(cells[2]));
        final BigDecimal difference =
                cells[2].contains("at least") ? observed.subtract(limit) : limit.subtract(observed);
        assertThat(difference.subtract(room).abs()).as(line).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    /** What is to be traded is the target less what is held. */
    private static void checkTrade(final String line, final Set<String> known) {
        final Matcher trade = TRADE.matcher(line);
        if (trade.find()) {
            final BigDecimal target = new BigDecimal(trade.group(1));
            final BigDecimal held = new BigDecimal(trade.group(2));
            assertThat(known)
                    .as(line)
                    .contains(target.abs().toPlainString(), held.abs().toPlainString());
            assertThat(new BigDecimal(trade.group(3))).as(line).isEqualByComparingTo(target.subtract(held));
        }
    }

    private static String digits(final String cell) {
        final Matcher number = NUMBER.matcher(cell);
        assertThat(number.find()).as(cell).isTrue();
        return number.group();
    }

    private static BigDecimal number(final String cell) {
        final String digits = digits(cell);
        final BigDecimal size = new BigDecimal(digits.replace(",", ""));
        return cell.contains('-' + digits) ? size.negate() : size;
    }
}
