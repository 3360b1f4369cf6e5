// What of the figures is drawn, and how large.
(() => {
  const size = (element) => {
    const box = element.getBoundingClientRect();
    return { width: Math.round(box.width), height: Math.round(box.height) };
  };
  const seen = (elements) => [...elements].filter((element) => element.getBoundingClientRect().height > 0);
  const inked = (canvas) => {
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    let count = 0;
    for (let i = 3; i < data.length; i += 4) {
      count += data[i] > 0;
    }
    return count;
  };
  return {
    live: seen(document.querySelectorAll(".uplot canvas")).map((canvas) => ({ ...size(canvas), inked: inked(canvas) })),
    drawings: seen(document.querySelectorAll(".zoom .plot > svg")).map(size),
    squares: seen(document.querySelectorAll(".square .plot > svg")).map((svg) => ({ ...size(svg), dots: svg.querySelectorAll("circle").length })),
    passages: seen(document.querySelectorAll(".strip g")).length,
    bars: seen(document.querySelectorAll("svg.bars rect.bar")).length,
  };
})()
