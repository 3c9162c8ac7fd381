package io.ballast.launch;

import io.ballast.math.Ppb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Key {@code lookThrough} of a contract: which sleeves it is exposure to, in shares of its notional. */
final class LookThrough {
    private static final String KEY = "lookThrough";
    private static final long MOST_PPB = 2 * Ppb.ONE;

    private LookThrough() {}

    /**
     * Shares by sleeve id.
     *
     * @param isOwn whether the contract answers the drift of the overlay's own sleeve, so that it must be exposure to
     *              it and without the key is nothing else
     */
    static List<Long> read(final Section contract, final OverlayHead head, final Names sleeves, final boolean isOwn) {
        final int before = contract.problemCount();
        final List<Long> shares = new ArrayList<>(Collections.nCopies(sleeves.count(), 0L));
        contract.accept(KEY);
        if (contract.isMapping(KEY)) {
            readShares(contract.section(KEY), sleeves, shares);
        } else if (!head.isOfSleeve()) {
            refuseScalar(contract, head);
        } else if (head.sleeveId() >= 0) {
            shares.set(head.sleeveId(), contract.optional(KEY, share(), isOwn ? Ppb.ONE : 0L));
        } else {
            contract.optional(KEY, share(), 0L);
        }
        final boolean isMissed = isOwn && head.sleeveId() >= 0 && shares.get(head.sleeveId()) == 0;
        if (isMissed && contract.problemCount() == before) {
            contract.problem(
                    KEY,
                    "the contract is no exposure to sleeve '" + sleeves.of(head.sleeveId())
                            + "', whose drift it answers",
                    "give that sleeve a share");
        }
        return shares;
    }

    private static void readShares(final Section section, final Names sleeves, final List<Long> shares) {
        for (final String key : section.keys()) {
            final int sleeveId = sleeves.idOfKey(section, key);
            if (sleeveId >= 0) {
                shares.set(sleeveId, section.required(key, share(), 0L));
            }
        }
    }

    private static void refuseScalar(final Section contract, final OverlayHead head) {
        if (contract.has(KEY)) {
            contract.problem(
                    KEY,
                    "a plain share is one of the overlay's sleeve, and one of kind " + Words.lower(head.kind())
                            + " has none",
                    "name the sleeves, such as {defi: 100%}");
        }
    }

    private static ValueType<Long> share() {
        return Ranges.share(-MOST_PPB, MOST_PPB)
                .where(share -> share != 0, "is out of range", "leave it out, or choose a share above or below zero");
    }
}
