package io.ballast.replay.capture;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Durations;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Spelling;
import io.ballast.settings.SourceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which source and symbol each file is of, and what it holds. */
final class ImportPlan {
    private final EngineConfiguration configuration;
    private final ImportOptions options;
    private final List<ImportFile> files = new ArrayList<>();
    private final Map<String, FileKind> quotedBy = new HashMap<>();

    private ImportPlan(final EngineConfiguration configuration, final ImportOptions options) {
        this.configuration = configuration;
        this.options = options;
    }

    /** @throws ImportException for a file that it cannot be said of */
    static List<ImportFile> of(final EngineConfiguration configuration, final ImportOptions options) {
        final ImportPlan plan = new ImportPlan(configuration, options);
        options.files().forEach(plan::add);
        return plan.files;
    }

    /** {@code FILE}, or {@code SOURCE=FILE}. */
    private void add(final String text) {
        final int equals = text.indexOf('=');
        final @Nullable Integer named = equals < 0 ? null : sourceId(text.substring(0, equals));
        final Path path = Path.of(named == null ? text : text.substring(equals + 1));
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new ImportException(path + ": no such file, or not readable; name files, not directories");
        }
        final FileKind kind = kind(path);
        final String symbol = symbol(path, kind);
        final int sourceId = named == null ? sourceOf(path, symbol) : named;
        requireFit(path, kind, sourceId, symbol);
        files.add(new ImportFile(path, kind, sourceId, symbol));
    }

    private @Nullable Integer sourceId(final String name) {
        return configuration.sources().stream()
                .filter(source -> source.name().equals(name))
                .map(SourceSettings::id)
                .findFirst()
                .orElse(null);
    }

    private FileKind kind(final Path path) {
        final FileKind kind = options.kind() == null ? FileKind.of(path) : options.kind();
        if (kind != null && kind != FileKind.MAPPED) {
            return kind;
        }
        if (options.mapping() == null) {
            throw new ImportException(
                    path + " is of no kind that is known by its name or first line: name it as Binance does"
                            + " (BTCUSDT-1m-2025-06.zip), say its --kind, or describe its columns with a --mapping");
        }
        return FileKind.MAPPED;
    }

    private String symbol(final Path path, final FileKind kind) {
        if (kind == FileKind.MAPPED && options.mapping() != null) {
            return options.mapping().symbol();
        }
        if (kind.layout() == null) {
            return "";
        }
        final String symbol = options.symbol().isEmpty() ? FileKind.symbolIn(path) : options.symbol();
        if (symbol.isEmpty()) {
            throw new ImportException(path + " does not say which symbol it is of: name it as Binance does"
                    + " (BTCUSDT-1m-2025-06.zip), or say --symbol");
        }
        return symbol;
    }

    private int sourceOf(final Path path, final String symbol) {
        final TreeSet<Integer> fit = new TreeSet<>();
        configuration.instruments().stream()
                .filter(instrument -> !instrument.isComposite())
                .filter(instrument -> symbol.isEmpty() || instrument.symbol().equals(symbol))
                .forEach(instrument -> fit.add(instrument.sourceId()));
        if (fit.size() == 1) {
            return fit.first();
        }
        if (fit.isEmpty()) {
            throw new ImportException(
                    path + ": no instrument has symbol " + symbol + ": " + Spelling.advice(symbol, symbols()));
        }
        final String name = configuration.sources().get(fit.first()).name();
        throw new ImportException(path + " can be of several sources ("
                + String.join(", ", fit.stream().map(this::nameOf).toList()) + "): say which, such as " + name + '='
                + path);
    }

    private String nameOf(final int sourceId) {
        return configuration.sources().get(sourceId).name();
    }

    private List<String> symbols() {
        return configuration.instruments().stream()
                .map(Instrument::symbol)
                .distinct()
                .toList();
    }

    private void requireFit(final Path path, final FileKind kind, final int sourceId, final String symbol) {
        final Message message = kind == FileKind.MAPPED && options.mapping() != null
                ? options.mapping().layout().message()
                : kind.layout() == null ? Message.QUOTE : kind.layout().message();
        final SourceSettings source = configuration.sources().get(sourceId);
        if (!symbol.isEmpty()
                && Targets.of(sourceId, symbol, configuration.instruments())
                        .all()
                        .isEmpty()) {
            throw new ImportException(path + ": no instrument of source " + source.name() + " has symbol " + symbol
                    + ": " + Spelling.advice(symbol, symbols()));
        }
        if (message == Message.BAR && source.barNs() == 0) {
            throw new ImportException(path + " holds bars, and source " + source.name()
                    + " is not of kind bars: give it kind: bars with bar, halfSpread and quoteLots");
        }
        final String interval = FileKind.intervalIn(path);
        if (message == Message.BAR && !interval.isEmpty() && !interval.equals(Durations.format(source.barNs()))) {
            throw new ImportException(path + " holds bars of " + interval + ", those of source " + source.name()
                    + " last " + Durations.format(source.barNs()) + ": change one of the two");
        }
        if (message == Message.QUOTE || message == Message.BAR) {
            requireOneKind(path, kind, source.name() + ' ' + symbol);
        }
    }

    /** Quotes of two files of different kinds would contradict each other. */
    private void requireOneKind(final Path path, final FileKind kind, final String what) {
        final FileKind before = quotedBy.putIfAbsent(what, kind);
        if (before != null && before != kind) {
            throw new ImportException(path + " holds quotes of " + what.strip() + ", as do files of kind " + before
                    + ": import only one of the two");
        }
    }
}
