(function () {
  'use strict';

  const report = JSON.parse(document.getElementById('report').textContent);
  const times = report.timesMs.map((ms) => ms / 1000);
  const sync = uPlot.sync('time');
  const touch = 16;
  const height = 260;
  const clock = [
    [86400 * 300, '{YYYY}', null, null, null, null, null, null, 1],
    [86400 * 28, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
    [86400, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
    [60, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
    [0.001, '{mm}:{ss}.{fff}', '\n{D} {MMM} {HH}:{mm}', null, null, null, null, null, 1],
  ];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function number(value, decimals) {
    if (value == null) {
      return '–';
    }
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString('en-US', options).replace('-', '−');
  }

  /* As many digits behind the point as the steps of an axis need. */
  function digits(step) {
    let count = 0;
    while (count < 9 && Math.abs(step * 10 ** count - Math.round(step * 10 ** count)) > 1e-6) {
      count++;
    }
    return count;
  }

  function shown(chart, value) {
    return chart.states.length > 0 ? chart.states[Math.round(value)] || '–' : number(value, chart.decimals);
  }

  function line(chart, curve) {
    const isLimit = curve.tone === 'limit';
    return {
      label: curve.label,
      stroke: colour(curve.tone),
      width: isLimit ? 1 : curve.tone === 'main' ? 2 : 1.5,
      dash: isLimit ? [5, 4] : undefined,
      paths: curve.stepped ? uPlot.paths.stepped({ align: 1 }) : uPlot.paths.linear(),
      points: { show: false },
      value: (plot, value) => shown(chart, value),
    };
  }

  /* Wide enough for the longest of its labels. */
  function width(plot, values, place, cycle) {
    const axis = plot.axes[place];
    if (cycle > 1) {
      return axis._size;
    }
    const longest = (values || []).reduce((most, text) => (text.length > most.length ? text : most), '');
    plot.ctx.save();
    plot.ctx.font = axis.font[0];
    const text = plot.ctx.measureText(longest).width / devicePixelRatio;
    plot.ctx.restore();
    return Math.ceil(axis.ticks.size + axis.gap + text);
  }

  function axes(chart) {
    const font = '12px ' + getComputedStyle(document.body).fontFamily;
    const look = { stroke: colour('quiet'), font, labelFont: font, grid: { stroke: colour('rule'), width: 1 } };
    const ticks = { stroke: colour('rule'), width: 1, size: 4 };
    const x = { ...look, ticks, label: 'time, UTC', labelSize: 20, labelGap: 4, space: 70, size: 40, values: clock };
    const y = { ...look, ticks, label: chart.unit, labelSize: 18, size: width, gap: 6 };
    if (chart.states.length > 0) {
      y.splits = () => chart.states.map((word, place) => place);
      y.values = () => chart.states;
    } else {
      y.values = (plot, splits, place, space, step) => splits.map((value) => number(value, digits(step)));
    }
    return [x, y];
  }

  function range(chart) {
    if (chart.states.length > 0) {
      return [-0.4, chart.states.length - 0.6];
    }
    return (plot, low, high) => {
      if (low == null) {
        return [0, 1];
      }
      const least = chart.least == null ? low : Math.max(low, chart.least);
      return uPlot.rangeNum(least, Math.max(high, least), 0.08, true);
    };
  }

  /* Room for a mark at the very beginning or end. */
  function withEdges(plot, from, to) {
    const edge = (to - from || 1) * 0.01;
    return [from - edge, to + edge];
  }

  function bands(chart, drawn) {
    const series = chart.band.map((place) => drawn.indexOf(chart.curves[place]) + 1);
    return series.length === 2 ? [{ series, fill: colour('band') }] : [];
  }

  function placed(plot, order, inPixels) {
    return {
      x: plot.valToPos(order.timeMs / 1000, 'x', inPixels),
      y: plot.valToPos(order.price, 'y', inPixels),
    };
  }

  /* A triangle that points up for a purchase and down for a sale. */
  function drawOrders(chart) {
    return (plot) => {
      const size = 6 * devicePixelRatio;
      for (const order of chart.orders) {
        const at = placed(plot, order, true);
        const tip = order.side === 'buy' ? -size : size;
        const path = new Path2D();
        path.moveTo(at.x, at.y + tip);
        path.lineTo(at.x - size, at.y - tip);
        path.lineTo(at.x + size, at.y - tip);
        path.closePath();
        plot.ctx.fillStyle = colour(order.side);
        plot.ctx.fill(path);
        plot.ctx.strokeStyle = colour('panel');
        plot.ctx.lineWidth = devicePixelRatio;
        plot.ctx.stroke(path);
      }
    };
  }

  function nearest(plot, chart, event) {
    const box = plot.over.getBoundingClientRect();
    let best = null;
    let least = touch;
    for (const order of chart.orders) {
      const at = placed(plot, order, false);
      const distance = Math.hypot(event.clientX - box.left - at.x, event.clientY - box.top - at.y);
      if (distance < least) {
        least = distance;
        best = order;
      }
    }
    return best;
  }

  function leadToOrders(plot, chart) {
    plot.over.addEventListener('mousemove', (event) => {
      const order = nearest(plot, chart, event);
      plot.over.style.cursor = order ? 'pointer' : '';
      plot.over.title = order ? order.text : '';
    });
    plot.over.addEventListener('click', (event) => {
      const order = nearest(plot, chart, event);
      if (order) {
        location.hash = 'order-' + order.id;
      }
    });
  }

  /* Without a cursor the legend says how things stood at the end. */
  function showEnd(plot) {
    if (plot.cursor.idx == null) {
      plot.setLegend({ idx: times.length - 1 });
    }
  }

  /* What a chart is about is drawn last and named first. */
  function behindMain(curves) {
    const isMain = (curve) => curve.tone === 'main';
    return curves.filter((curve) => !isMain(curve)).concat(curves.filter(isMain));
  }

  function nameInOrder(plot, chart, drawn) {
    plot.root.querySelectorAll('.u-series').forEach((row, place) => {
      row.style.order = place === 0 ? -1 : chart.curves.indexOf(drawn[place - 1]);
    });
  }

  function draw(host, chart) {
    const drawn = behindMain(chart.curves);
    const options = {
      width: Math.floor(host.clientWidth),
      height,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: { sync: { key: sync.key, setSeries: false }, drag: { x: true, y: false } },
      scales: { x: { time: true, range: withEdges }, y: { range: range(chart) } },
      series: [{ label: 'UTC', value: '{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}' }].concat(
        drawn.map((curve) => line(chart, curve)),
      ),
      bands: bands(chart, drawn),
      axes: axes(chart),
      hooks: { setCursor: [showEnd], ready: [showEnd], draw: chart.orders.length > 0 ? [drawOrders(chart)] : [] },
    };
    const plot = new uPlot(options, [times].concat(drawn.map((curve) => curve.values)), host);
    nameInOrder(plot, chart, drawn);
    if (chart.orders.length > 0) {
      leadToOrders(plot, chart);
    }
    return plot;
  }

  const hosts = Array.from(document.querySelectorAll('.chart'));
  let plots = new Map();

  function drawAll() {
    plots.forEach((plot) => plot.destroy());
    plots = new Map(hosts.map((host) => [host, draw(host, report.charts[host.dataset.chart])]));
  }

  function openOrder() {
    const target = location.hash.startsWith('#order-') ? document.getElementById(location.hash.slice(1)) : null;
    if (target) {
      target.open = true;
      target.scrollIntoView({ block: 'center' });
    }
  }

  drawAll();
  openOrder();
  window.addEventListener('hashchange', openOrder);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  const observer = new ResizeObserver((entries) => {
    for (const entry of entries) {
      const plot = plots.get(entry.target);
      const wide = Math.floor(entry.contentRect.width);
      if (plot && wide > 0 && wide !== plot.width) {
        plot.setSize({ width: wide, height: plot.height });
      }
    }
  });
  hosts.forEach((host) => observer.observe(host));
})();
