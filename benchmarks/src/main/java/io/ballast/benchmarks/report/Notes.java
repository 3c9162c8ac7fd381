package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people found out about targets that are not met: a Markdown file with a heading {@code ## P2a} for each, and
 * under it what the time is spent on, by which evidence, and what was tried. Paragraphs, lists and code.
 */
final class Notes {
    private static final String HEADING = "## ";
    private static final String BULLET = "- ";

    private final Map<String, List<Block>> notes;

    private Notes(final Map<String, List<Block>> notes) {
        this.notes = notes;
    }

    static Notes none() {
        return new Notes(Map.of());
    }

    /** @throws IOException if a heading names no target: its text would be lost */
    static Notes read(final Path file) throws IOException {
        final Map<String, List<Block>> notes = new LinkedHashMap<>();
        String target = "";
        List<String> lines = new ArrayList<>();
        for (final String line : Files.readAllLines(file)) {
            if (line.startsWith(HEADING)) {
                notes.put(target, blocks(lines));
                target = line.substring(HEADING.length()).strip();
                lines = new ArrayList<>();
                if (!isKnown(target)) {
                    throw new IOException(file + ": there is no target '" + target + "'");
                }
            } else {
                lines.add(line);
            }
        }
        notes.put(target, blocks(lines));
        return new Notes(notes);
    }

    private static boolean isKnown(final String id) {
        return id.equals(Evaluation.ALLOCATION)
                || Targets.ALL.stream().anyMatch(target -> target.id().equals(id));
    }

    private static List<Block> blocks(final List<String> lines) {
        final List<Block> blocks = new ArrayList<>();
        for (final String part : String.join("\n", lines).strip().split("\n\\s*\n")) {
            if (part.startsWith("```")) {
                blocks.add(new Block.Code(part.replaceAll("```\\w*\n?", "").stripTrailing()));
            } else if (part.startsWith(BULLET)) {
                blocks.add(new Block.Bullets(
                        List.of(part.substring(BULLET.length()).split("\n" + BULLET)).stream()
                                .map(Notes::joined)
                                .toList()));
            } else if (!part.isBlank()) {
                blocks.add(new Block.Text(joined(part)));
            }
        }
        return blocks;
    }

    private static String joined(final String lines) {
        return lines.replaceAll("\\s*\n\\s*", " ").strip();
    }

    /** Of a target; empty if nobody wrote anything. */
    List<Block> of(final String id) {
        return notes.getOrDefault(id, List.of());
    }
}
