package io.ballast.replay.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ballast.harness.CommandRun;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.replay.BallastReplay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands under test, and journals as plain text. */
final class Lab {
    private Lab() {}

    static CommandRun run(final Object... args) {
        return CommandRun.of(() -> BallastReplay.run(CommandRun.strings(args)));
    }

    /** Every input, and behind an arrow every output, as hexadecimal; the trailer's state hash last. */
    static List<String> bytes(final Path journal) {
        final List<String> bytes = new ArrayList<>();
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                bytes.add(hex(document, document.inputOffset(), document.inputLength()));
                while (document.nextOutput()) {
                    bytes.add("→ " + hex(document, document.outputOffset(), document.outputLength()));
                }
            }
            bytes.add(reader.trailer() == null ? "" : reader.trailer().stateSha256());
        }
        return bytes;
    }

    private static String hex(final JournalDocument document, final int offset, final int length) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(String.format("%02x", document.buffer().getByte(offset + i)));
        }
        return text.toString();
    }

    /** Sequence of the first answer of the exchange. */
    static long firstExecution(final Path journal) {
        final JournalDocument document = new JournalDocument();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                if (header.wrap(document.buffer(), document.inputOffset()).templateId()
                        == ExecutionDecoder.TEMPLATE_ID) {
                    return document.sequence();
                }
            }
        }
        throw new AssertionError("no order was answered");
    }

    /** Every value of a JSON text under its path. */
    static Map<String, String> json(final String text) {
        final Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
                    values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
