package io.ballast.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Where the figures come from, which are missing, and what others say about theirs. */
final class ProvenanceSections {
    private ProvenanceSections() {}

    static Section unpublished(final Results results) {
        final List<List<String>> rows = results.unpublished().stream()
                .map(cell -> List.of(cell.key(), cell.reason()))
                .toList();
        return new Section(
                "unpublished",
                "Not published",
                "Cells that were asked for and have no figures.",
                List.of(
                        rows.isEmpty()
                                ? new Block.Text("None.")
                                : new Block.Table(
                                        "Without figures",
                                        List.of(Block.Column.text("cell"), Block.Column.text("reason")),
                                        rows)));
    }

    static Section machine(final Results results) {
        final List<Block> blocks = new ArrayList<>();
        final List<List<String>> rows = new ArrayList<>();
        results.files()
                .forEach((name, file) -> rows.add(List.of(
                        name,
                        file.time().toString(),
                        file.build().revision(),
                        file.build().jdk(),
                        Words.load(file.loadBefore()),
                        Words.load(file.loadAfter()),
                        String.valueOf(file.cells().size()))));
        blocks.add(new Block.Table(
                "Result files",
                List.of(
                        Block.Column.text("file"),
                        Block.Column.text("UTC"),
                        Block.Column.text("revision"),
                        Block.Column.text("JDK"),
                        Block.Column.number("load before"),
                        Block.Column.number("load after"),
                        Block.Column.number("cells")),
                rows));
        results.files().values().stream()
                .map(ResultFile::machine)
                .distinct()
                .forEach(machine -> blocks.add(facts(machine)));
        results.files().values().stream()
                .map(file -> String.join(" ", file.build().jvmFlags()))
                .distinct()
                .filter(flags -> !flags.isEmpty())
                .forEach(flags -> {
                    blocks.add(new Block.Text("JVM flags:"));
                    blocks.add(new Block.Code(flags.replace(" -", "\n-")));
                });
        return new Section(
                "machine",
                "Machine",
                "What a hypervisor does to two virtual cores is part of every figure here; only ratios of one run carry"
                        + " over to another machine.",
                blocks);
    }

    private static Block facts(final Machine machine) {
        return new Block.Bullets(List.of(
                "CPU: " + machine.cpu() + (machine.isVirtual() ? ", virtual" : ""),
                "CPUs for the JVM: " + machine.cpus() + "; " + machine.topology(),
                "Caches: " + machine.caches(),
                "Memory: " + (machine.memoryBytes() < 0 ? Machine.UNKNOWN : (machine.memoryBytes() >> 20) + " MiB"),
                "System: " + machine.kernel()));
    }

    static Section reproduction(final Results results) {
        final StringBuilder commands = new StringBuilder("mvn -q -DskipTests package\n");
        results.files().values().forEach(file -> commands.append(file.command()).append('\n'));
        commands.append("ballast-bench report RESULT.json... --out DIR\n");
        return new Section(
                "reproduce",
                "How to reproduce",
                "From a clone at the revision above; `ballast-bench` is `benchmarks/bin/ballast-bench`.",
                List.of(
                        new Block.Code(commands.toString()),
                        new Block.Text("Medians are over slices of one state of the machine, at least ten of them, or"
                                + " over JMH's iterations. Two results are told apart by"
                                + " `ballast-bench compare A.json B.json`.")));
    }

    static Section quotations() {
        return new Section(
                "quotations",
                "Figures of others",
                "Quoted from what their authors publish, on their machines, and not measured here.",
                List.of(new Block.Table(
                        "Quotations",
                        List.of(
                                Block.Column.text("what"),
                                Block.Column.text("quoted"),
                                Block.Column.text("conditions")),
                        Quotations.ALL)));
    }
}
