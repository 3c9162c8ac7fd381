package io.ballast.replay.report;

import java.nio.file.Path;
import java.util.List;

/** The orders of a page: a line each, which opens to the order's reason and its life. */
final class OrderList {
    private final StringBuilder out;
    private final Path journal;

    OrderList(final StringBuilder out, final Path journal) {
        this.out = out;
        this.journal = journal;
    }

    void write(final List<ReportedOrder> orders) {
        out.append("<div class=\"orders\">\n<div class=\"order head\" aria-hidden=\"true\"><span>sent, UTC</span>"
                + "<span>side</span><span class=\"number\">quantity</span><span>of</span>"
                + "<span class=\"number wide\">limit, USD</span><span class=\"number\">average, USD</span>"
                + "<span class=\"number wide\">fees, USD</span><span class=\"number wide\">spread, USD</span>"
                + "<span>state</span></div>\n");
        orders.forEach(this::order);
        out.append("</div>\n");
    }

    private void order(final ReportedOrder order) {
        final String side = OrderCells.side(order);
        out.append("<details id=\"order-" + order.id() + "\"><summary class=\"order\">");
        cell("", Numbers.exactTime(order.life().timeNs()));
        cell(side, side);
        cell("number", OrderCells.quantity(order));
        cell("", order.instrument().name());
        cell(
                "number wide",
                Numbers.units(order.life().limitTicks(), order.instrument().tickSize()));
        cell("number", OrderCells.average(order));
        cell("number wide", Numbers.usd(OrderCells.usd(order.life().feeNanoUsd())));
        cell("number wide", Numbers.usd(OrderCells.usd(order.life().spreadNanoUsd())));
        cell("", order.state());
        out.append("</summary>\n<div class=\"life\">\n<p>" + HtmlPage.text(order.headline()) + "</p>\n<pre>");
        order.explanation().forEach(line -> out.append(HtmlPage.text(line)).append('\n'));
        out.append("</pre>\n<div class=\"scroll\"><table><thead><tr><th>time, UTC</th><th>what became of it</th>"
                + "<th class=\"number\">quantity</th><th class=\"number\">price, USD</th>"
                + "<th class=\"number\">fee, USD</th></tr></thead>\n<tbody>\n");
        order.events().forEach(event -> event(order, event));
        out.append("</tbody></table></div>\n<p>On the command line: <code>ballast-replay explain "
                + HtmlPage.text(journal.toString()) + ' ' + order.id() + "</code></p>\n</div></details>\n");
    }

    private void cell(final String kind, final String text) {
        out.append(kind.isEmpty() ? "<span>" : "<span class=\"" + kind + "\">")
                .append(HtmlPage.text(text))
                .append("</span>");
    }

    private void event(final ReportedOrder order, final ReportedOrder.Event event) {
        out.append("<tr><td>" + Numbers.exactTime(event.timeNs()) + "</td><td>" + HtmlPage.text(event.what())
                + "</td><td class=\"number\">"
                + known(
                        event.lots(),
                        Numbers.units(event.lots(), order.instrument().lotSize()))
                + "</td><td class=\"number\">"
                + known(
                        event.ticks(),
                        Numbers.units(event.ticks(), order.instrument().tickSize()))
                + "</td><td class=\"number\">"
                + known(event.feeNanoUsd(), Numbers.usd(OrderCells.usd(event.feeNanoUsd()))) + "</td></tr>\n");
    }

    private static String known(final long figure, final String text) {
        return figure == 0 ? "" : text;
    }
}
