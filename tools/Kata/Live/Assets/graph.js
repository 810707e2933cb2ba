// A computation graph as a drawing: a row per depth, arrows from what a node is computed from.

import { el } from './dom.js';

const size = { edge: 3, minWidth: 92, maxWidth: 200, height: 48, gap: 12, between: 34, letter: 7.4, digit: 7.3 };

/** How far each node is from the inputs. */
function depths(steps) {
  const depth = new Map();
  for (const step of steps) {
    const from = step.from.filter(name => depth.has(name)).map(name => depth.get(name) + 1);
    depth.set(step.name, Math.max(0, ...from));
  }
  return depth;
}

/** Where each node is, if the drawing is so wide. */
function layout(steps, width) {
  const perRow = Math.max(1, Math.floor((width + size.gap) / (size.minWidth + size.gap)));
  const layers = [];
  for (const [name, at] of depths(steps)) (layers[at] ??= []).push(name);
  const rows = layers.flatMap(layer => {
    const count = Math.ceil(layer.length / perRow);
    const length = Math.ceil(layer.length / count);
    return Array.from({ length: count }, (_, i) => layer.slice(i * length, (i + 1) * length));
  });
  const longest = Math.max(...rows.map(row => row.length));
  const box = Math.min(size.maxWidth, (width - (longest - 1) * size.gap) / longest);
  const places = new Map();
  rows.forEach((row, y) => row.forEach((name, x) => {
    const left = (width - row.length * box - (row.length - 1) * size.gap) / 2;
    places.set(name, { x: left + x * (box + size.gap), y: 2 + y * (size.height + size.between) });
  }));
  return { places, box, height: rows.length * (size.height + size.between) - size.between + 4 };
}

const cut = (text, cells) => text.length <= cells ? text : `${text.slice(0, Math.max(1, cells - 1))}…`;

function edge(from, to, box, isNear) {
  const [x1, y1, x2, y2] = [from.x + box / 2, from.y + size.height, to.x + box / 2, to.y - 3];
  const bend = Math.max(16, (y2 - y1) / 2);
  return el('path', {
    class: isNear ? 'edge near' : 'edge',
    d: `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`,
    'marker-end': `url(#${isNear ? 'near' : 'far'})`,
  });
}

function node(step, i, place, box, isCurrent, choose) {
  const classes = ['node', step.isBackward && 'backward', step.isWrong && 'wrong', isCurrent && 'current'].filter(Boolean);
  const mark = step.isMarked ? '✗ ' : '';
  return el('g', { class: classes.join(' '), click: () => choose(i) },
    el('title', {}, `${step.name} = ${step.formula}`),
    el('rect', { x: place.x, y: place.y, width: box, height: size.height, rx: 6 }),
    el('text', { class: 'name', x: place.x + box / 2, y: place.y + 20, 'text-anchor': 'middle' },
      cut(mark + step.name, (box - 8) / size.letter)),
    el('text', { class: 'value', x: place.x + box / 2, y: place.y + 38, 'text-anchor': 'middle' },
      cut(step.short, (box - 8) / size.digit)));
}

const arrow = id => el('marker', {
  id, class: id, viewBox: '0 0 8 8', refX: 6, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse',
}, el('path', { d: 'M0 0 L8 4 L0 8 z' }));

/** Draws the steps, one of them as the current one. */
export function graph(steps, at, width, choose) {
  const { places, box, height } = layout(steps, width - 2 * size.edge);
  const current = steps[at];
  const edges = steps.flatMap(step => step.from.filter(name => places.has(name) && name !== step.name)
    .map(name => [name, step.name]));
  const isNear = ([from, to]) => from === current.name || to === current.name;
  edges.sort((a, b) => isNear(a) - isNear(b));
  return el('svg', {
    role: 'img',
    'aria-label': `Computation graph of ${steps.map(step => step.name).join(', ')}; step ${current.name} is marked.`,
    viewBox: `${-size.edge} 0 ${width} ${height}`, width, height,
  },
  el('defs', {}, arrow('far'), arrow('near')),
  edges.map(pair => edge(places.get(pair[0]), places.get(pair[1]), box, isNear(pair))),
  steps.map((step, i) => node(step, i, places.get(step.name), box, i === at, choose)));
}
