// Patterns as lines cut to the shape they fill. A browser prints a pattern as an image, some 70 kB for each bar.
for (const shape of document.querySelectorAll("svg [style*='url(']")) {
  const named = /^url\(["']?#(.+?)["']?\)/.exec(shape.style.fill);
  const pattern = named && document.getElementById(named[1]);
  if (!pattern || pattern.localName !== "pattern") continue;

  const made = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const box = shape.getBBox();
  const matrix = pattern.patternTransform.baseVal.consolidate()?.matrix ?? new DOMMatrix();
  const corners = [[box.x, box.y], [box.x + box.width, box.y], [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height]]
    .map(([x, y]) => new DOMPoint(x, y).matrixTransform(DOMMatrix.fromMatrix(matrix).inverse()));
  const [wide, high] = [pattern.width.baseVal.value, pattern.height.baseVal.value];
  const tiles = [];
  const reach = (values, step) => [Math.floor(Math.min(...values) / step), Math.ceil(Math.max(...values) / step)];
  const [left, right] = reach(corners.map((corner) => corner.x), wide);
  const [top, bottom] = reach(corners.map((corner) => corner.y), high);
  for (let x = left; x < right; x += 1) for (let y = top; y < bottom; y += 1) tiles.push([x * wide, y * high]);

  const cut = made("clipPath");
  const outline = shape.cloneNode();
  outline.removeAttribute("style");
  outline.removeAttribute("transform"); // which the group takes over
  cut.id = `cut-${document.querySelectorAll("clipPath").length}`;
  cut.append(outline);
  const lines = made("g");
  for (const part of pattern.children) {
    if (part.localName === "rect") {
      shape.style.fill = part.getAttribute("fill");
      shape.style.fillOpacity = part.getAttribute("fill-opacity");
    } else { // one path for all tiles, so that where they meet nothing is drawn twice
      const [x, y, r] = ["cx", "cy", "r"].map((name) => +part.getAttribute(name));
      const drawn = part.getAttribute("d") ?? `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
      const moved = (dx, dy) => drawn.replace(/([ML])\s*([-+.\de]+)[\s,]+([-+.\de]+)/g,
        (_, letter, x, y) => `${letter}${+x + dx},${+y + dy}`);
      const path = made("path");
      for (const { name, value } of part.attributes) path.setAttribute(name, value);
      path.setAttribute("d", tiles.map(([x, y]) => moved(x, y)).join(""));
      lines.append(path);
    }
  }
  const { a, b, c, d, e, f } = matrix;
  lines.setAttribute("transform", `matrix(${a},${b},${c},${d},${e},${f})`);
  const group = made("g");
  group.setAttribute("clip-path", `url(#${cut.id})`);
  group.setAttribute("transform", shape.getAttribute("transform") ?? "");
  group.append(lines);
  shape.after(cut, group);
}
