// Drawings of the playgrounds: a plane with colours, lines and points, and a chart of lines. Colours come from the style sheet,
// so that they suit light and dark.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; a function as an attribute is a listener. */
export function html(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A number as people read it: three digits. */
export function brief(number) {
  if (number === null || !Number.isFinite(number)) return 'not a number';
  const size = Math.abs(number);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? number.toExponential(1).replace('.0e', 'e') : String(Number(number.toPrecision(3)));
  return text.replaceAll('-', '−');
}

// The colours of toolbox/Figures/Palette.cs: blue, nothing, vermillion. The paper shines through.
const blue = [0x00, 0x72, 0xb2];
const vermillion = [0xd5, 0x5e, 0x00];
const green = [0x00, 0x9e, 0x73];
const maxOpaque = 0.8;

const clamp = share => Math.min(1, Math.max(0, share));
const fade = (colour, share) => [...colour, Math.round(255 * maxOpaque * clamp(share))];

/** Blue at 0, nothing in the middle, vermillion at 1. */
export const twoSided = share => (share < 0.5 ? fade(blue, 1 - 2 * share) : fade(vermillion, 2 * share - 1));

/** Nothing at 0, blue at 1. */
export const oneSided = share => fade(blue, share);

/** White on black, as the digits of MNIST are. */
export const grey = share => [255 * clamp(share), 255 * clamp(share), 255 * clamp(share), 255];

/** The colour of a class, the deeper the larger its share. */
export const classColour = (index, share) => fade([blue, vermillion, green][index], share);

/** A canvas with one pixel per value, row after row from the top; the style sheet enlarges it. */
export class Pixels {
  constructor(attributes = {}) {
    this.element = html('canvas', { 'aria-hidden': 'true', ...attributes });
  }

  draw(values, width, colourOf) {
    const height = values.length / width;
    const canvas = this.element;
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const image = context.createImageData(width, height);
    values.forEach((value, i) => image.data.set(colourOf(value), 4 * i));
    context.putImageData(image, 0, 0);
  }
}

const margin = { left: 54, right: 10, top: 10, bottom: 34 };

/** A scale from values to places; on a logarithmic one every power of ten takes the same room. */
function scale(from, to, low, high, isLogarithmic = false) {
  const place = isLogarithmic ? Math.log10 : value => value;
  const [a, b] = [place(from), place(to)];
  return value => low + ((place(value) - a) / (b - a)) * (high - low);
}

function linearTicks(from, to) {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
  const ticks = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) ticks.push(i * step);
  return ticks;
}

function logarithmicTicks(from, to) {
  const [low, high] = [Math.ceil(Math.log10(from) - 1e-9), Math.floor(Math.log10(to) + 1e-9)];
  const step = Math.max(1, Math.ceil((high - low) / 5));
  const ticks = [];
  for (let power = low; power <= high; power += step) ticks.push(10 ** power);
  return ticks;
}

function axes(width, height, x, y, placeX, placeY) {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const ticks = axis => (axis.isLogarithmic ? logarithmicTicks(axis.from, axis.to) : linearTicks(axis.from, axis.to));
  return svg('g', {},
    ...ticks(x).flatMap(tick => [
      svg('line', { class: 'grid', x1: placeX(tick), x2: placeX(tick), y1: top, y2: bottom }),
      svg('text', { x: placeX(tick), y: bottom + 14, 'text-anchor': 'middle' }, brief(tick)),
    ]),
    ...ticks(y).flatMap(tick => [
      svg('line', { class: 'grid', x1: left, x2: right, y1: placeY(tick), y2: placeY(tick) }),
      svg('text', { x: left - 5, y: placeY(tick) + 4, 'text-anchor': 'end' }, brief(tick)),
    ]),
    svg('text', { class: 'name', x: (left + right) / 2, y: height - 4, 'text-anchor': 'middle' }, x.name),
    svg('text', { class: 'name', x: 10, y: (top + bottom) / 2, 'text-anchor': 'middle', transform: `rotate(-90 10 ${(top + bottom) / 2})` }, y.name));
}

/** The mark of a class: a circle, a square, a triangle or a diamond, so that nobody needs the colours. */
function mark(kind, x, y, size = 5, colour = kind) {
  const attributes = { class: `dot c${colour}` };
  if (kind === 0) return svg('circle', { ...attributes, cx: x, cy: y, r: size });
  if (kind === 1) return svg('rect', { ...attributes, x: x - size + 0.5, y: y - size + 0.5, width: 2 * size - 1, height: 2 * size - 1 });
  const d = kind === 2 ? `M${x} ${y - size - 1}l${size + 1} ${2 * size}h${-2 * size - 2}z` : `M${x} ${y - size - 1}l${size} ${size + 1}l${-size} ${size + 1}l${-size} ${-size - 1}z`;
  return svg('path', { ...attributes, d });
}

const path = (points, placeX, placeY) => points
  .map(([x, y], i) => (y === null || !Number.isFinite(y) ? null : `${i > 0 && points[i - 1][1] !== null ? 'L' : 'M'}${placeX(x).toFixed(2)} ${placeY(y).toFixed(2)}`))
  .filter(step => step !== null)
  .join('');

/** What both drawings have: a title, a legend and a caption. */
class Drawing {
  constructor(title, caption, ...body) {
    this.title = title;
    this.legend = html('ul', { class: 'legend' });
    this.caption = html('p', { class: 'caption' }, caption);
    this.element = html('figure', {}, html('figcaption', {}, title), this.legend, ...body, this.caption);
  }

  /** One entry per name: { name, colour, kind }, with the mark of that kind or a line. */
  setLegend(entries) {
    const key = JSON.stringify(entries);
    if (this.legendKey === key) return;
    this.legendKey = key;
    this.legend.replaceChildren(...entries.map(({ name, colour, kind, isDashed }) => html('li', {},
      svg('svg', { class: 'swatch', viewBox: '0 0 24 12', 'aria-hidden': 'true' },
        kind === undefined
          ? svg('line', { class: `curve c${colour}${isDashed ? ' dashed' : ''}`, x1: 0, x2: 24, y1: 6, y2: 6 })
          : mark(kind, 12, 6, 5, colour)),
      name)));
  }
}

/**
 * A plane with a value per cell as its colour, and lines and points on it. With pick, a click or a drag hands over the place,
 * and with keys it takes the focus: keys(event, cursor) hears the keys that don't move the cursor.
 */
export class Plane extends Drawing {
  constructor(title, { x, y, width = 340, height = 340, caption = '', pick = null, keys = null, help = '' }) {
    const pixels = new Pixels({ class: 'cells' });
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title });
    const box = html('div', { class: 'plane' }, pixels.element, drawing);
    super(title, caption, box);
    Object.assign(this, { pixels, drawing, box, x, y, width, height, cursor: null });
    this.placeX = scale(x.from, x.to, margin.left, width - margin.right);
    this.placeY = scale(y.from, y.to, height - margin.bottom, margin.top);
    const share = (value, all) => `${(100 * value) / all}%`;
    Object.assign(pixels.element.style, {
      left: share(margin.left, width),
      top: share(margin.top, height),
      width: share(width - margin.left - margin.right, width),
      height: share(height - margin.top - margin.bottom, height),
    });
    this.marks = svg('g');
    this.cursorMark = svg('g');
    drawing.append(axes(width, height, x, y, this.placeX, this.placeY), this.marks, this.cursorMark);
    if (pick) this.listen(pick);
    if (keys) this.takeFocus(keys, help);
  }

  cells(values, across, colourOf) {
    this.pixels.draw(values, across, colourOf);
  }

  /** lines: { points, colour, isDashed }; points: { at, kind, colour, size }. */
  draw(lines, points) {
    this.marks.replaceChildren(
      ...lines.map(line => svg('path', { class: `curve c${line.colour}${line.isDashed ? ' dashed' : ''}`, d: path(line.points, this.placeX, this.placeY) })),
      ...points.map(({ at, kind, colour, size }) => mark(kind, this.placeX(at[0]), this.placeY(at[1]), size, colour)));
  }

  listen(pick) {
    this.box.classList.add('picks');
    const at = event => {
      const box = this.drawing.getBoundingClientRect();
      const within = (value, axis) => Math.min(axis.to, Math.max(axis.from, value));
      const [left, right] = [margin.left / this.width, 1 - margin.right / this.width];
      const [top, bottom] = [margin.top / this.height, 1 - margin.bottom / this.height];
      const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      return [
        within(this.x.from + ((across - left) / (right - left)) * (this.x.to - this.x.from), this.x),
        within(this.y.to - ((down - top) / (bottom - top)) * (this.y.to - this.y.from), this.y),
      ];
    };
    this.drawing.addEventListener('pointerdown', event => {
      this.drawing.setPointerCapture(event.pointerId);
      pick(at(event), true);
    });
    this.drawing.addEventListener('pointermove', event => {
      if (this.drawing.hasPointerCapture(event.pointerId)) pick(at(event), false);
    });
  }

  takeFocus(keys, help) {
    this.cursor = [(this.x.from + this.x.to) / 2, (this.y.from + this.y.to) / 2];
    for (const [name, value] of Object.entries({ tabindex: 0, role: 'application', 'aria-label': `${this.title}. ${help}` })) this.drawing.setAttribute(name, value);
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const move = (i, by, axis) => {
      this.cursor[i] = Math.min(axis.to, Math.max(axis.from, this.cursor[i] + (by * (axis.to - axis.from)) / 30));
    };
    this.drawing.addEventListener('keydown', event => {
      const step = moves[event.key];
      if (step) {
        move(0, step[0], this.x);
        move(1, step[1], this.y);
        this.showCursor(true);
      } else if (!keys(event.key, this.cursor)) {
        return;
      }
      event.preventDefault();
    });
    this.drawing.addEventListener('focus', () => this.showCursor(this.drawing.matches(':focus-visible')));
    this.drawing.addEventListener('blur', () => this.showCursor(false));
  }

  showCursor(isShown) {
    const [x, y] = [this.placeX(this.cursor[0]), this.placeY(this.cursor[1])];
    this.cursorMark.replaceChildren(...(isShown ? [svg('path', { class: 'cursor', d: `M${x - 9} ${y}h18M${x} ${y - 9}v18` })] : []));
  }
}

/** Lines over an axis. Where an axis has no from and to, it covers what is drawn. */
export class LineChart extends Drawing {
  constructor(title, { x, y, width = 340, height = 240, caption = '' }) {
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title });
    super(title, caption, html('div', { class: 'chart' }, drawing));
    Object.assign(this, { drawing, x, y, width, height });
  }

  /** series: { name, points, colour, isDashed }; dots: { name, at, kind, colour }. */
  draw(series, dots = []) {
    const all = [...series.flatMap(one => one.points), ...dots.map(dot => dot.at)].filter(([, y]) => y !== null && Number.isFinite(y));
    const x = range(this.x, all.map(point => point[0]));
    const y = range(this.y, all.map(point => point[1]));
    const seen = points => points.map(([px, py]) => [px, py === null ? null : y.isLogarithmic ? Math.max(py, y.from) : py]);
    const placeX = scale(x.from, x.to, margin.left, this.width - margin.right);
    const placeY = scale(y.from, y.to, this.height - margin.bottom, margin.top, y.isLogarithmic);
    this.drawing.replaceChildren(
      axes(this.width, this.height, x, y, placeX, placeY),
      ...series.map(one => svg('path', { class: `curve c${one.colour}${one.isDashed ? ' dashed' : ''}`, d: path(seen(one.points), placeX, placeY) })),
      ...dots.filter(dot => dot.at[1] !== null).map(dot => mark(dot.kind ?? 0, placeX(dot.at[0]), placeY(seen([dot.at])[0][1]), 5, dot.colour)));
    this.setLegend([...series, ...dots.map(dot => ({ ...dot, kind: dot.kind ?? 0 }))].filter(entry => entry.name)
      .map(({ name, colour, isDashed, kind }) => ({ name, colour, isDashed, kind })));
  }
}

const smallest = 1e-8;

/** An axis with both ends. */
function range(axis, values) {
  const seen = axis.isLogarithmic ? values.filter(value => value > 0).map(value => Math.max(value, smallest)) : values;
  let from = axis.from ?? Math.min(...seen);
  let to = axis.to ?? Math.max(...seen);
  if (!Number.isFinite(from) || !Number.isFinite(to)) [from, to] = [axis.isLogarithmic ? 0.1 : 0, 1];
  if (axis.isLogarithmic) [from, to] = [10 ** Math.floor(Math.log10(from)), 10 ** Math.ceil(Math.log10(to) + 1e-9)];
  return { ...axis, from, to: to > from ? to : from + (axis.isLogarithmic ? 9 * from : 1) };
}
