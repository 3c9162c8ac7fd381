package io.ballast.launch;

import java.util.Set;
import java.util.regex.Pattern;

/** Free text, names and switches. */
final class Texts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Set<String> RESERVED = Set.of("null", OverlaysSection.NO_INDEX, CommandsSection.ALL_OVERLAYS);
    private static final Pattern ASCII = Pattern.compile("[ -~]+");
    private static final int MAX_LENGTH = 512;

    private Texts() {}

    /** A name that can stand in a path of keys and in a file name. */
    static String name(final String text) throws MalformedValueException {
        if (!NAME.matcher(text).matches()) {
            throw new MalformedValueException(
                    "'" + text + "' is not a name", "use up to 64 letters, digits, hyphens and underscores");
        }
        if (RESERVED.contains(text)) {
            throw new MalformedValueException("'" + text + "' has a meaning of its own", "choose another name");
        }
        return text;
    }

    /** Text on one line, as file names are. */
    static String line(final String text) throws MalformedValueException {
        if (text.isBlank() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedValueException(
                    "the text is blank, longer than " + MAX_LENGTH + " characters or has control characters",
                    "write one plain line");
        }
        return text;
    }

    /** Printable ASCII of limited length, as the fixed fields of the message schema hold it. */
    static ValueType<String> ascii(final int maxLength) {
        return text -> {
            if (text.length() > maxLength
                    || text.isBlank()
                    || !ASCII.matcher(text).matches()) {
                throw new MalformedValueException(
                        "'" + text + "' does not fit its field",
                        "write 1 to " + maxLength + " printable ASCII characters");
            }
            return text;
        };
    }

    /** {@code on} or {@code off}, also {@code true} or {@code false}. */
    static Boolean onOff(final String text) throws MalformedValueException {
        return switch (text) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new MalformedValueException("'" + text + "' is not a switch", "write on or off");
        };
    }
}
