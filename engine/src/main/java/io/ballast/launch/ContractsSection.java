package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import java.util.ArrayList;
import java.util.List;

/** What an overlay trades: key {@code contracts}, or {@code contract} with its terms beside it where there is one. */
final class ContractsSection {
    private static final int MAX_CONTRACTS = 64;
    private static final int PAIR = 2;
    private static final List<String> TERMS =
            List.of("contract", "lookThrough", "maxOrder", "maxPosition", "cost", "carry", "expiry");

    private final OverlayHead head;
    private final LegBook book;
    private final ExecutionSettings usual;
    private final List<LegSettings> legs = new ArrayList<>();

    private ContractsSection(final OverlayHead head, final LegBook book, final ExecutionSettings usual) {
        this.head = head;
        this.book = book;
        this.usual = usual;
    }

    /**
     * At least one leg, in the order of the file; one without an instrument stands for what could not be read.
     *
     * @param usual how the overlay's legs get to their target unless they say otherwise
     */
    static List<LegSettings> read(
            final Section overlay, final OverlayHead head, final LegBook book, final ExecutionSettings usual) {
        final ContractsSection reader = new ContractsSection(head, book, usual);
        if (overlay.has("contracts")) {
            reader.readAll(overlay);
        } else {
            overlay.accept("contracts");
            reader.readOne(overlay);
        }
        return reader.legs;
    }

    private void readOne(final Section overlay) {
        final int contractId = overlay.required("contract", book.names().reference(), Names.NONE);
        book.claimContract(overlay, "contract", contractId, head);
        legs.add(leg(overlay, contractId));
        checkCount(overlay, "contract", 1);
    }

    private void readAll(final Section overlay) {
        TERMS.forEach(term -> overlay.forbidden(term, "belongs to one contract, and contracts lists several"));
        final Section contracts = overlay.section("contracts");
        final List<Section> members = contracts.members(MAX_CONTRACTS);
        for (final Section member : members) {
            final int contractId = book.names().idOfKey(contracts, member.name());
            book.claimContract(contracts, member.name(), contractId, head);
            legs.add(leg(member, contractId));
        }
        if (members.isEmpty()) {
            legs.add(leg(Section.absent(overlay), Names.NONE));
            if (!contracts.isAbsent()) {
                contracts.problem("", "has no contract", "add at least one, with maxOrder and maxPosition");
            }
        } else {
            checkCount(overlay, "contracts", members.size());
        }
    }

    private void checkCount(final Section overlay, final String key, final int count) {
        if (head.is(OverlayKind.PAIR) && count != PAIR) {
            overlay.problem(
                    key,
                    "a pair trades two contracts, not " + count,
                    "list under contracts the one that answers the drift, then the one that takes the market out");
        }
        if (head.is(OverlayKind.BASIS) && count != 1) {
            overlay.problem(key, "a basis trade has one contract, not " + count, "keep one");
        }
    }

    private LegSettings leg(final Section terms, final int contractId) {
        final boolean isOwn = head.is(OverlayKind.DRIFT) || (head.is(OverlayKind.PAIR) && legs.isEmpty());
        final ValueType<Long> lots = book.orderLots(contractId);
        return new LegSettings(
                book.nextId(),
                head.id(),
                contractId,
                book.sourceId(contractId),
                false,
                LookThrough.read(terms, head, book.sleeveNames(), isOwn),
                terms.required("maxOrder", lots, 1L),
                terms.required("maxPosition", lots, 1L),
                terms.optional("cost", Ranges.share(0, Ppb.ONE / 10), 0L),
                terms.optional("carry", Ranges.share(-Ppb.ONE, Ppb.ONE), 0L),
                expiryNs(terms, contractId),
                ExecutionSection.read(terms, usual));
    }

    /** A dated contract's own expiry, unless the overlay is to treat it as ending at another time. */
    private long expiryNs(final Section terms, final int contractId) {
        if (head.is(OverlayKind.BASIS)) {
            terms.forbidden("expiry", "a basis trade has it under basis");
            return 0;
        }
        return terms.optional("expiry", Instants::parse, book.expiryNs(contractId));
    }
}
