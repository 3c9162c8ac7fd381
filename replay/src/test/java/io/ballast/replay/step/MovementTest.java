package io.ballast.replay.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CutJournal;
import io.ballast.harness.SmallSession;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.TimerDecoder;
import io.ballast.message.TransitionDecoder;
import io.ballast.slot.EventKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Where commands lead, held against one pass over all inputs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovementTest {
    private Path root = Path.of("");
    private Path journal = Path.of("");
    private long last;

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yamlOf("45m"));
        last = CutJournal.inputs(journal) - 1;
    }

    private List<Long> sequences(final Predicate<JournalPlayback> wanted) {
        final List<Long> sequences = new ArrayList<>();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.next()) {
                if (wanted.test(playback)) {
                    sequences.add(playback.sequence());
                }
            }
        }
        return sequences;
    }

    /** All stops of a run with one breakpoint. */
    private List<Long> stops(final String breakpoint) {
        final List<Long> stops = new ArrayList<>();
        try (Conversation talk = new Conversation(journal)) {
            talk.tell("break add " + breakpoint);
            while (talk.first("continue").equals("stopped at breakpoint 1  " + breakpoint)) {
                stops.add(talk.stepper().sequence());
            }
            assertThat(talk.stepper().sequence()).isEqualTo(last);
        }
        return stops;
    }

    @Test
    void shouldStopWhereAConditionBecomesTrue() {
        final List<Long> ticks = new ArrayList<>();
        sequences(playback -> ticks.add(playback.slot().index.bidTicks[0]));
        final long middle = ticks.stream().sorted().toList().get(ticks.size() / 2);
        final List<Long> edges = new ArrayList<>();
        for (int i = 1; i < ticks.size(); i++) {
            if (ticks.get(i) > middle && ticks.get(i - 1) <= middle) {
                edges.add((long) i);
            }
        }
        assertThat(edges).hasSizeGreaterThan(1);
        assertThat(stops("price.DEFI.bid > " + BigDecimal.valueOf(middle, 3))).isEqualTo(edges);
    }

    @Test
    void shouldStopAtMessagesOfAKind() {
        assertThat(stops("input timer"))
                .isNotEmpty()
                .isEqualTo(sequences(playback -> template(playback) == TimerDecoder.TEMPLATE_ID));
        assertThat(stops("output Transition")).isNotEmpty().isEqualTo(sequences(playback -> {
            boolean isSaid = false;
            playback.document().rewindOutputs();
            while (playback.document().nextOutput()) {
                isSaid |= new MessageHeaderDecoder()
                                .wrap(
                                        playback.document().buffer(),
                                        playback.document().outputOffset())
                                .templateId()
                        == TransitionDecoder.TEMPLATE_ID;
            }
            return isSaid;
        }));
    }

    private static int template(final JournalPlayback playback) {
        return new MessageHeaderDecoder()
                .wrap(playback.document().buffer(), playback.document().inputOffset())
                .templateId();
    }

    @Test
    void shouldStopWhereSomethingHappensToOrders() {
        final List<Long> ids = new ArrayList<>();
        final List<Long> all = sequences(playback -> {
            final List<Long> sent = sent(playback);
            ids.addAll(sent);
            return !sent.isEmpty() || playback.slot().ingest.kind == EventKind.EXECUTION;
        });
        assertThat(ids).hasSizeGreaterThan(1);
        assertThat(stops("order")).isEqualTo(all);

        final long id = ids.get(1);
        assertThat(stops("order " + id))
                .hasSizeGreaterThan(2)
                .isEqualTo(sequences(playback -> sent(playback).contains(id)
                        || (playback.slot().ingest.kind == EventKind.EXECUTION
                                && playback.slot().ingest.clientOrderId == id)));
        try (Conversation talk = new Conversation(journal)) {
            talk.tell("end");
            assertThat(talk.tell("goto order " + id))
                    .anySatisfy(line -> assertThat(line).contains("order    "));
            assertThat(talk.stepper().sequence())
                    .isEqualTo(
                            sequences(playback -> sent(playback).contains(id)).get(0));
            assertThat(talk.first("goto order " + (id + 1)))
                    .isEqualTo("! there is no order " + (id + 1) + " in this journal");
            assertThat(talk.first("goto order 5")).isEqualTo("! order 5 is of session epoch 0; this journal's is 1");
        }
    }

    private static List<Long> sent(final JournalPlayback playback) {
        final List<Long> ids = new ArrayList<>();
        final DecisionReader reader = new DecisionReader();
        playback.document().rewindOutputs();
        while (playback.document().nextOutput()) {
            if (reader.read(playback.document().buffer(), playback.document().outputOffset())
                    instanceof Decision.Order order) {
                ids.add(order.clientOrderId());
            }
        }
        return ids;
    }

    @Test
    void shouldRunUntilAConditionIsTrueFromHereOn() {
        final List<Long> held = sequences(playback -> playback.slot().index.positionLots[0] != 0);
        try (Conversation talk = new Conversation(journal)) {
            talk.tell("until position.DEFI != 0");
            assertThat(talk.stepper().sequence()).isEqualTo(held.get(0));
            talk.tell("u position.DEFI != 0");
            assertThat(talk.stepper().sequence()).isEqualTo(held.get(1));
            assertThat(talk.first("until nav < 0"))
                    .isEqualTo("! there is no input from here on behind which nav < 0 in this journal");
            assertThat(talk.stepper().sequence()).isEqualTo(held.get(1));
        }
    }

    @Test
    void shouldStandWhereItStoodBehindACommandThatFails() {
        try (Conversation talk = new Conversation(journal)) {
            final List<String> here = talk.tell("goto 100");
            for (final String command : List.of(
                    "goto " + (last + 1),
                    "goto 2030-01-01T00:00:00Z",
                    "goto +300d",
                    "goto soon",
                    "goto",
                    "goto order 1",
                    "next 0",
                    "next -1",
                    "next x",
                    "next 99999999999999999999",
                    "back 0",
                    "until",
                    "until nav",
                    "end now",
                    "goto start now",
                    "continue now",
                    "break add",
                    "break add input Kwote",
                    "break ad nav > 1",
                    "break delete 7",
                    "print",
                    "state navv",
                    "where now",
                    "unwatch nav",
                    "neXt",
                    "help neXt")) {
                assertThat(talk.first(command)).as(command).startsWith("! ");
                assertThat(talk.tell("where")).as(command).isEqualTo(here);
            }
        }
    }

    @Test
    void shouldSayWhatWouldWork() {
        try (Conversation talk = new Conversation(journal)) {
            assertThat(talk.first("nxt"))
                    .isEqualTo("! there is no command 'nxt': did you mean 'next'? 'help' lists them");
            assertThat(talk.first("break add input Quot"))
                    .isEqualTo("! there is no kind of input 'Quot': did you mean 'Quote'?");
            assertThat(talk.first("break add output Quote")).startsWith("! there is no kind of output 'Quote'");
            assertThat(talk.first("goto yesterday"))
                    .isEqualTo("! 'yesterday' is no place to go to: give a sequence, a time like"
                            + " 2025-01-01T00:30:00Z, +1h30m, order ID, start or end");
            assertThat(talk.first("state sleeve.defi.wieght"))
                    .isEqualTo("! there is no series 'sleeve.defi.wieght': did you mean 'sleeve.defi.weight'?");
            assertThat(talk.first("input")).isEqualTo("! no input has run yet: 'next' runs the first");
            assertThat(talk.first("back")).isEqualTo("! this is the start: nothing lies before it");
        }
    }

    @Test
    void shouldStopAtTheEndAndSayThatItIsOne() {
        try (Conversation talk = new Conversation(journal)) {
            talk.tell("end");
            assertThat(talk.stepper().sequence()).isEqualTo(last);
            assertThat(talk.first("next")).isEqualTo("! no input follows: its session was closed");
            assertThat(talk.first("continue")).isEqualTo("! no input follows: its session was closed");
            talk.tell("back 3");
            assertThat(talk.tell("next 10")).endsWith("the journal ends here: its session was closed");
            assertThat(talk.stepper().sequence()).isEqualTo(last);
        }
        final Path cut = CutJournal.of(journal, root.resolve("cut"), 50);
        try (Conversation talk = new Conversation(cut)) {
            assertThat(talk.tell("continue"))
                    .endsWith("the journal ends here: it has no trailer, so its session was killed or still runs");
            assertThat(talk.stepper().sequence()).isEqualTo(49);
        }
    }

    @Test
    void shouldGoByTimeFromWhereItStands() {
        try (Conversation talk = new Conversation(journal)) {
            assertThat(talk.first("goto +10m")).contains("  2025-01-01T00:10:00");
            assertThat(talk.first("goto +1m30s")).contains("  2025-01-01T00:11:30");
            assertThat(talk.first("goto -11m")).contains("  2025-01-01T00:00:30");
            assertThat(talk.first("goto 2025-01-01T00:20:00Z")).contains("  2025-01-01T00:20:00");
            assertThat(talk.first("goto -9h")).startsWith("#0  ");
            assertThat(talk.first("goto start")).startsWith("start  2025-01-01T00:00:00Z");
        }
    }

    @Test
    void shouldListAndRemoveBreakpoints() {
        try (Conversation talk = new Conversation(journal)) {
            assertThat(talk.tell("break")).containsExactly("no breakpoints");
            talk.tell("break add nav > 1");
            talk.tell("break add   output  neworder");
            assertThat(talk.tell("break list"))
                    .containsExactly("breakpoint 1  nav > 1", "breakpoint 2  output neworder");
            assertThat(talk.tell("break delete 1")).isEmpty();
            talk.tell("break add order");
            assertThat(talk.tell("br")).containsExactly("breakpoint 2  output neworder", "breakpoint 3  order");
            talk.tell("break delete all");
            assertThat(talk.tell("break")).containsExactly("no breakpoints");
        }
    }
}
