package io.ballast.replay.step;

import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.replay.series.StateSeries;
import io.ballast.replay.series.UnknownSeriesException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions on series.
 *
 * <pre>
 *   condition   = all { "or" all }
 *   all         = one { "and" one }
 *   one         = "not" one | "(" condition ")" | comparison
 *   comparison  = operand ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "==" | "!=" ) operand
 *   operand     = series | "abs" "(" series ")" | number | number "%" | state
 * </pre>
 *
 * <p>A state is a word of the series on the other side: {@code margin.main.state >= TOPUP}.
 */
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile("<=|>=|==|!=|[=<>()]|[^\\s<>=!()]+");
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?\\d{1,18}(?:\\.\\d{1,18})?(?:[eE][-+]?\\d{1,2})?)(%?)");
    private static final int PERCENT_DIGITS = 2;
    private static final int LONGEST = 1_000;

    private final SeriesCatalogue catalogue;
    private final String text;
    private final List<Token> tokens;
    private int next;

    private ConditionParser(final SeriesCatalogue catalogue, final String text) {
        this.catalogue = catalogue;
        this.text = text;
        tokens = tokens();
    }

    /**
     * Reads one condition.
     *
     * @throws StepException if it is none; the message shows where
     */
    static Condition parse(final String text, final SeriesCatalogue catalogue) {
        if (text.length() > LONGEST) {
            throw StepException.usage("a condition has at most " + LONGEST + " characters");
        }
        final ConditionParser parser = new ConditionParser(catalogue, text);
        final Condition condition = parser.condition();
        if (!parser.peek().isEnd()) {
            throw parser.problem(parser.peek(), "expected 'and', 'or' or the end");
        }
        return condition;
    }

    private List<Token> tokens() {
        final List<Token> found = new ArrayList<>();
        final Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (matcher.region(at, text.length()).lookingAt()) {
                found.add(new Token(matcher.group(), at));
                at = matcher.end();
            } else {
                throw problem(new Token(text.substring(at, at + 1), at), "a lone '" + text.charAt(at) + "'");
            }
        }
        found.add(new Token("", text.length()));
        return found;
    }

    private Condition condition() {
        Condition condition = all();
        while (peek().is("or")) {
            next++;
            final Condition left = condition;
            final Condition right = all();
            condition = slot -> left.isMet(slot) || right.isMet(slot);
        }
        return condition;
    }

    private Condition all() {
        Condition condition = one();
        while (peek().is("and")) {
            next++;
            final Condition left = condition;
            final Condition right = one();
            condition = slot -> left.isMet(slot) && right.isMet(slot);
        }
        return condition;
    }

    private Condition one() {
        if (peek().is("not")) {
            next++;
            final Condition inner = one();
            return slot -> !inner.isMet(slot);
        }
        if (peek().is("(")) {
            next++;
            final Condition inner = condition();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Condition comparison() {
        final Operand left = operand();
        final Token sign = peek();
        final ComparisonSign comparison = ComparisonSign.of(sign.text());
        if (comparison == null) {
            throw problem(
                    left.isWord() ? left.token() : sign,
                    left.isWord() ? left.problem() : "expected <, <=, >, >=, == or !=");
        }
        next++;
        final Operand right = operand();
        if (left.series() == null && right.series() == null) {
            final Operand word = left.isWord() ? left : right;
            throw problem(word.token(), word.isWord() ? word.problem() : "a comparison needs a series");
        }
        final Operand first = resolved(left, right);
        final Operand second = resolved(right, left);
        return slot -> comparison.isTrue(first.value(slot), second.value(slot));
    }

    /** A word is a state of the series on the other side. */
    private Operand resolved(final Operand operand, final Operand other) {
        if (!operand.isWord()) {
            return operand;
        }
        if (!(other.series() instanceof StateSeries states)) {
            throw problem(operand.token(), operand.problem());
        }
        for (int i = 0; i < states.words().size(); i++) {
            if (operand.token().is(states.words().get(i))) {
                return Operand.of(operand.token(), i);
            }
        }
        throw problem(
                operand.token(),
                "'" + operand.token().text() + "' is no state of " + states.name() + ": it is one of "
                        + String.join(", ", states.words()));
    }

    private Operand operand() {
        final Token token = peek();
        if (token.isEnd()
                || token.is("and")
                || token.is("or")
                || ComparisonSign.of(token.text()) != null
                || token.is("(")
                || token.is(")")) {
            throw problem(token, "expected a series or a number");
        }
        next++;
        if (token.is("abs") && peek().is("(")) {
            next++;
            final Token name = peek();
            next++;
            final Operand inner = Operand.of(name, series(name), true);
            expect(")");
            return inner;
        }
        final Matcher number = NUMBER.matcher(token.text());
        if (number.matches()) {
            final BigDecimal value = new BigDecimal(number.group(1));
            return Operand.of(
                    token, (number.group(2).isEmpty() ? value : value.movePointLeft(PERCENT_DIGITS)).doubleValue());
        }
        try {
            return Operand.of(token, catalogue.named(token.text()), false);
        } catch (final UnknownSeriesException e) {
            return Operand.word(token, String.valueOf(e.getMessage()));
        }
    }

    private Series series(final Token name) {
        if (name.isEnd()) {
            throw problem(name, "expected a series");
        }
        try {
            return catalogue.named(name.text());
        } catch (final UnknownSeriesException e) {
            throw problem(name, String.valueOf(e.getMessage()));
        }
    }

    private void expect(final String sign) {
        if (!peek().is(sign)) {
            throw problem(peek(), "expected '" + sign + "'");
        }
        next++;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private StepException problem(final Token token, final String what) {
        return StepException.usage("column " + (token.column() + 1) + ": " + what + "\n  " + text + "\n  "
                + " ".repeat(token.column()) + '^');
    }
}
