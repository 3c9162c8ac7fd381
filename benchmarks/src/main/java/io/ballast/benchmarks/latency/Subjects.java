package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.EngineLoop;
import io.ballast.benchmarks.openloop.EngineSubject;
import io.ballast.benchmarks.openloop.HiccupProbe;
import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.NullEngine;
import io.ballast.benchmarks.openloop.PacedSubject;
import io.ballast.benchmarks.openloop.StagesLoop;
import io.ballast.benchmarks.openloop.Subject;
import io.ballast.benchmarks.peer.ChronicleAppend;
import io.ballast.benchmarks.peer.ChronicleAppendLoop;
import io.ballast.benchmarks.peer.Hop;
import io.ballast.benchmarks.peer.JournalReading;
import io.ballast.benchmarks.peer.WrittenFirst;
import java.util.List;
import java.util.Locale;

/** Makes what a cell measures. */
final class Subjects {
    private final List<Integer> allowed;

    /** @param allowed processors of this process */
    Subjects(final List<Integer> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    Subject make(final CellSpec cell) {
        final int constituents = cell.constituents();
        return switch (cell.name()) {
            case CellSpec.TICK_TO_ORDER ->
                new EngineSubject(allowed, constituents, cell.market(), cell.profile(), cell.isJournaled());
            case CellSpec.NULL_ENGINE ->
                new PacedSubject(
                        allowed, constituents, Market.TRADING, (configuration, gateway) -> new NullEngine(gateway));
            case CellSpec.HICCUP -> new HiccupProbe(allowed);
            case CellSpec.HOP -> Hop.of(cell.peer()).subject(allowed);
            case CellSpec.WRITTEN_FIRST ->
                WrittenFirst.valueOf(cell.threads().toUpperCase(Locale.ROOT)).subject(allowed, constituents);
            case CellSpec.CHRONICLE_APPEND -> new ChronicleAppend(allowed, constituents, Market.TRADING);
            case CellSpec.CHRONICLE_APPEND_LOOP -> new ChronicleAppendLoop(allowed, constituents);
            case CellSpec.CHRONICLE_READ -> new JournalReading(allowed, constituents, false);
            case CellSpec.VERIFY -> new JournalReading(allowed, constituents, true);
            case CellSpec.ENGINE_LOOP -> new EngineLoop(allowed, constituents, cell.isJournaled());
            case CellSpec.STAGES_LOOP -> new StagesLoop(allowed, constituents);
            default -> throw new IllegalArgumentException("there is nothing called " + cell.name());
        };
    }
}
