// Makes charts to look into of the figures' tables: drag to zoom, arrow keys to read. Without it the drawings stay.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const charts = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function read(figure) {
    const data = figure.querySelector(".data");
    const kinds = data.dataset.kinds.split(" ");
    const shown = (i) => i === 0 || kinds[i - 1] !== "table";
    const names = [...data.querySelectorAll("thead th")].map((cell) => cell.textContent).filter((_, i) => shown(i));
    const rows = [...data.querySelectorAll("tbody tr")].map((row) =>
      [...row.cells].filter((_, i) => shown(i)).map((cell) => cell.dataset.v === undefined ? null : Number(cell.dataset.v)));
    const level = data.dataset.level === "" ? null : Number(data.dataset.level);
    const columns = names.map((_, i) => rows.map((row) => row[i]));
    return { days: data.dataset.days === "true", kinds, names, columns, level, levelName: data.dataset.levelName };
  }

  function axis(more) {
    const line = { stroke: colour("--line"), width: 1 };
    return { stroke: colour("--dim"), grid: line, ticks: line, font: "12px system-ui, sans-serif", ...more };
  }

  function series(figure, i) {
    const stroke = colour(i === 0 ? "--accent" : "--second");
    const bars = figure.kinds[i] === "bars";
    return {
      label: figure.names[i + 1], stroke, width: bars ? 0 : 2.2, fill: bars ? stroke : undefined,
      paths: bars ? uPlot.paths.bars({ size: [0.6, 28] }) : undefined,
      points: { show: !bars && figure.columns[0].length <= 16, size: 6, fill: stroke, stroke },
      value: (_, v) => v === null ? "–" : v.toFixed(2).replace("-", "−"),
    };
  }

  function options(figure, width) {
    const drawn = figure.names.slice(1).map((_, i) => series(figure, i));
    if (figure.level !== null) {
      drawn.push({ label: figure.levelName, stroke: colour("--level"), width: 1.5, dash: [6, 5], points: { show: false }, value: (_, v) => v === null ? "–" : v.toFixed(2) });
    }
    const last = figure.columns[0][figure.columns[0].length - 1];
    const across = figure.days
      ? { label: figure.names[0], value: (_, v) => v === null ? "–" : new Date(v * 1000).toISOString().slice(0, 10) }
      : { label: figure.names[0], value: (_, v) => v === null ? "–" : v.toLocaleString("en-US") };
    const pad = 3 * 86400;
    return {
      width, height: Math.max(220, Math.min(340, width * 0.5)), tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "Etc/UTC"),
      scales: { x: { time: figure.days, range: (_, low, high) => figure.days && low === figure.columns[0][0] && high === last ? [low - pad, high + pad] : [figure.days ? low : Math.max(0, low === figure.columns[0][0] ? 0 : low), Math.max(high, low + 1)] },
        y: { range: (_, low, high) => [low < -high / 20 ? low * 1.06 : 0, Math.max(1, high) * 1.06] } },
      axes: [axis({ values: figure.days ? (_, ticks) => ticks.map((tick) => new Date(tick * 1000).toISOString().slice(0, 10)) : undefined, space: figure.days ? 90 : 60 }), axis({ size: 58 })],
      series: [across, ...drawn], cursor: { drag: { x: true, y: false, setScale: true } },
    };
  }

  function draw(chart) {
    if (chart.plot) {
      chart.plot.destroy();
    }
    const data = [...chart.figure.columns];
    if (chart.figure.level !== null) {
      data.push(data[0].map(() => chart.figure.level));
    }
    chart.plot = new uPlot(options(chart.figure, Math.max(200, chart.place.clientWidth)), data, chart.place);
  }

  function keys(chart) {
    const size = chart.figure.columns[0].length;
    let at = -1;
    chart.place.addEventListener("keydown", (event) => {
      const x = chart.plot.scales.x;
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        at = Math.max(0, Math.min(size - 1, at + (event.key === "ArrowRight" ? 1 : -1)));
        const value = chart.figure.columns[0][at];
        chart.plot.setCursor({ left: chart.plot.valToPos(value, "x"), top: chart.plot.over.clientHeight / 2 });
        chart.said.textContent = chart.plot.series.map((each, i) => each.label + " " + each.value(chart.plot, chart.plot.data[i][at])).join(", ");
      } else if (event.key === "+" || event.key === "-") {
        const middle = at < 0 ? (x.min + x.max) / 2 : chart.figure.columns[0][at];
        const half = (x.max - x.min) * (event.key === "+" ? 0.25 : 1);
        chart.plot.setScale("x", { min: middle - half, max: middle + half });
      } else if (event.key === "Escape" || event.key === "0") {
        chart.plot.setData(chart.plot.data);
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  function make(element) {
    const place = element.querySelector(".plot");
    const chart = { figure: read(element), place, plot: null, said: document.createElement("p") };
    if (chart.figure.columns[0].length < 2) {
      return;
    }
    place.classList.add("live");
    place.tabIndex = 0;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", element.querySelector("h4").textContent + ": chart. Arrow keys read its points; the numbers follow as a table.");
    element.querySelector(".legend").hidden = true;
    chart.said.className = "unseen";
    chart.said.setAttribute("aria-live", "polite");
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = "Drag to zoom, double-click to go back. Keys: ← → read, + − zoom, 0 back.";
    place.after(hint, chart.said);
    draw(chart);
    keys(chart);
    charts.push(chart);
    new ResizeObserver(() => {
      const width = Math.max(200, place.clientWidth);
      if (place.clientWidth > 0 && Math.abs(width - chart.plot.width) > 1) {
        chart.plot.setSize({ width, height: Math.max(220, Math.min(340, width * 0.5)) });
      }
    }).observe(place);
  }

  function opener() {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Open all tables";
    button.addEventListener("click", () => {
      const open = button.textContent.startsWith("Open");
      document.querySelectorAll("details").forEach((each) => { each.open = open; });
      button.textContent = open ? "Close all tables" : "Open all tables";
    });
    item.append(button);
    document.querySelector("nav ul").append(item);
  }

  document.querySelectorAll("figure.zoom").forEach(make);
  dark.addEventListener("change", () => charts.forEach(draw));
  opener();
})();
