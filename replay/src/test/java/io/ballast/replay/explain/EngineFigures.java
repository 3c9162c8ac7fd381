package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState;
import io.ballast.instrument.Instrument;
import io.ballast.order.GateTrace;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.settings.OverlaySettings;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every number that the engine had behind one input, in every form in which a screen may write it: all fields of all
 * sections of the slot, all series, the stages' own states, what the gate looked at, the messages, and the settings.
 */
final class EngineFigures {
    private static final int MOST_DECIMALS = 8;
    private static final int DEEPEST = 6;

    private final Set<String> texts = new HashSet<>();
    private final List<Instrument> instruments;

    private EngineFigures(final List<Instrument> instruments) {
        this.instruments = instruments;
    }

    static Set<String> behind(final Moment moment) {
        final EngineFigures figures = new EngineFigures(moment.configuration().instruments());
        figures.fields(moment.slot().ingest);
        figures.fields(moment.slot().index);
        figures.fields(moment.slot().hedge);
        final SeriesCatalogue catalogue = SeriesCatalogue.of(moment.configuration());
        for (final Series series : catalogue.all()) {
            figures.text(Amounts.figure(series, moment.slot()));
        }
        for (final OverlaySettings overlay : moment.configuration().overlays()) {
            final OverlayState state = moment.state(overlay.id());
            figures.value(state, DEEPEST);
            figures.value(moment.history().steps(overlay.id()), DEEPEST);
            if (overlay.indexId() >= 0) {
                figures.real(moment.levelBefore(overlay.id()));
                figures.value(moment.playback().stages().index().constituents(overlay.indexId()), DEEPEST);
            }
            overlay.legs().forEach(leg -> figures.value(moment.history().origin(leg.id()), DEEPEST));
        }
        for (final GateTrace.Look look : moment.trace().looks()) {
            figures.value(look, DEEPEST);
        }
        figures.whole(moment.playback().sequence());
        figures.value(moment.configuration().overlays(), DEEPEST);
        figures.value(moment.configuration().risk(), DEEPEST);
        figures.value(moment.configuration().accounts(), DEEPEST);
        return figures.texts;
    }

    /** Of an object with plain fields, arrays among them. */
    private void fields(final Object section) {
        for (final Field field : section.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                try {
                    value(field.get(section), DEEPEST);
                } catch (final IllegalAccessException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        }
    }

    private void value(final @Nullable Object value, final int depth) {
        if (value == null || depth == 0) {
            return;
        }
        if (value instanceof Double || value instanceof Float) {
            real(((Number) value).doubleValue());
        } else if (value instanceof Number number) {
            whole(number.longValue());
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                value(Array.get(value, i), depth);
            }
        } else if (value instanceof Collection<?> all) {
            all.forEach(each -> value(each, depth - 1));
        } else if (value instanceof Map<?, ?> all) {
            all.values().forEach(each -> value(each, depth - 1));
        } else if (value instanceof Record whole) {
            parts(whole, depth);
        }
    }

    private void parts(final Record whole, final int depth) {
        for (final RecordComponent part : whole.getClass().getRecordComponents()) {
            try {
                part.getAccessor().setAccessible(true);
                value(part.getAccessor().invoke(whole), depth - 1);
            } catch (final IllegalAccessException | InvocationTargetException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }

    private void whole(final long value) {
        text(String.valueOf(value));
        text(Amounts.usd(value));
        text(Amounts.exactUsd(value));
        text(Amounts.percent(value));
        if (value > 0) {
            text(Amounts.time(value));
        }
        for (final Instrument instrument : instruments) {
            text(Amounts.quantity(instrument, value));
            text(Amounts.price(instrument, value));
        }
    }

    private void real(final double value) {
        if (Double.isFinite(value)) {
            for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
                text(Amounts.real(value, decimals));
            }
            text(Amounts.percent(value));
            text(new BigDecimal(value).toPlainString());
        }
    }

    /** Sign and unit are the screen's words. */
    private void text(final String text) {
        texts.add(text.replace(" %", "").replace("-", "").replace("+", "").strip());
    }
}
