// From a drawing to what the network has been trained on. Nothing here needs a page.

/** A picture of MNIST is 28 pixels wide, and as high; the digit fills a box of 20. */
export const side = 28;
const box = 20;

/**
 * A drawing as MNIST's pictures were made (LeCun, Cortes and Burges): cropped, scaled without distortion to fit a box of 20 by 20
 * pixels, and moved so that the centre of mass of its ink is in the middle of 28 by 28 pixels.
 * @param ink From 0 to 1, row after row from the top.
 * @returns 784 whole numbers from 0 to 255; null for an empty drawing.
 */
export function normalise(ink, width) {
  const edges = crop(ink, width);
  if (edges === null) return null;
  const small = shrink(ink, width, edges);
  const [left, top] = ['x', 'y'].map(axis => start(small, axis));
  const pixels = new Array(side * side).fill(0);
  small.values.forEach((value, i) => {
    const [x, y] = [left + (i % small.width), top + Math.floor(i / small.width)];
    pixels[y * side + x] = Math.round(255 * Math.min(1, value));
  });
  return pixels;
}

/** The smallest rectangle with all the ink; right and bottom are outside. */
function crop(ink, width) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return left === Infinity ? null : { left, right, top, bottom };
}

/** Each pixel of the box is the mean of the ink that falls into it. */
function shrink(ink, width, { left, right, top, bottom }) {
  const scale = box / Math.max(right - left, bottom - top);
  const [across, down] = [right - left, bottom - top].map(length => Math.max(1, Math.round(length * scale)));
  const values = [];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const x = [left + ((right - left) * column) / across, left + ((right - left) * (column + 1)) / across];
      const y = [top + ((bottom - top) * row) / down, top + ((bottom - top) * (row + 1)) / down];
      values.push(mean(ink, width, x, y));
    }
  }
  return { values, width: across, height: down };
}

/** The mean over a rectangle whose sides may lie within pixels. */
function mean(ink, width, [x0, x1], [y0, y1]) {
  let sum = 0;
  for (let y = Math.floor(y0); y < y1; y++) {
    const high = Math.min(y + 1, y1) - Math.max(y, y0);
    for (let x = Math.floor(x0); x < x1; x++) sum += high * (Math.min(x + 1, x1) - Math.max(x, x0)) * ink[y * width + x];
  }
  return sum / ((x1 - x0) * (y1 - y0));
}

/** Where the box starts, so that the centre of mass is at pixel 14, and the box within the picture. */
function start({ values, width, height }, axis) {
  const mass = values.reduce((sum, value) => sum + value, 0);
  const at = i => (axis === 'x' ? i % width : Math.floor(i / width));
  const centre = values.reduce((sum, value, i) => sum + value * at(i), 0) / mass;
  return Math.min(side - (axis === 'x' ? width : height), Math.max(0, Math.round(side / 2 - centre)));
}

/** What a network computes: h = max(0, W₁x + b₁), p = softmax(W₂h + b₂), with x = pixel / 255. */
export function forward({ w1, b1, w2, b2 }, pixels) {
  const layer = (w, b, x) => w.map((row, i) => row.reduce((sum, weight, j) => sum + weight * x[j], b[i]));
  const hidden = layer(w1, b1, pixels.map(pixel => pixel / 255)).map(z => Math.max(0, z));
  const logits = layer(w2, b2, hidden);
  const largest = Math.max(...logits);
  const powers = logits.map(z => Math.exp(z - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return { probabilities: powers.map(power => power / sum), hidden };
}
