package io.ballast.replay.step;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How two figures are compared. A figure that is unknown is neither more nor less than another, nor equal, nor not. */
enum ComparisonSign {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    DIFFERENT("!=");

    private final String sign;

    ComparisonSign(final String sign) {
        this.sign = sign;
    }

    /** Null if it is none; one equals sign will do for two. */
    static @Nullable ComparisonSign of(final String text) {
        final String sign = "=".equals(text) ? "==" : text;
        return Arrays.stream(values())
                .filter(one -> one.sign.equals(sign))
                .findFirst()
                .orElse(null);
    }

    boolean isTrue(final double left, final double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return false;
        }
        return switch (this) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case MORE -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            case DIFFERENT -> left != right;
        };
    }
}
