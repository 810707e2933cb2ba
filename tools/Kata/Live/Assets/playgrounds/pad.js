// A pad to draw a digit on, and what a network says about it.

import { grey, html, oneSided, Pixels } from './chart.js';
import { normalise, side } from './digit.js';

const scale = 10;
const size = scale * side;

/** As thick as MNIST's strokes: two to three of the box's twenty pixels. */
const pen = 22;

/** White ink on black, as MNIST's digits. drawn() hears of each change. */
export class Pad {
  constructor(drawn) {
    this.canvas = html('canvas', { class: 'pad', width: size, height: size, role: 'img', 'aria-label': 'The drawing. Without a pointer, show a digit by its number instead.' });
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    this.element = html('figure', {}, html('figcaption', {}, 'Draw a digit here'), this.canvas);
    this.drawn = drawn;
    this.wipe();
    let last = null;
    const at = event => {
      const box = this.canvas.getBoundingClientRect();
      return [((event.clientX - box.left) * size) / box.width, ((event.clientY - box.top) * size) / box.height];
    };
    this.canvas.addEventListener('pointerdown', event => {
      this.canvas.setPointerCapture(event.pointerId);
      last = at(event);
      this.stroke(last, last);
    });
    this.canvas.addEventListener('pointermove', event => {
      if (last === null) return;
      const next = at(event);
      this.stroke(last, next);
      last = next;
    });
    for (const end of ['pointerup', 'pointercancel']) this.canvas.addEventListener(end, () => { last = null; });
  }

  stroke(from, to) {
    Object.assign(this.context, { lineCap: 'round', lineJoin: 'round', lineWidth: pen, strokeStyle: '#fff' });
    this.context.beginPath();
    this.context.moveTo(...from);
    this.context.lineTo(...to);
    this.context.stroke();
    this.drawn();
  }

  wipe() {
    this.context.fillStyle = '#000';
    this.context.fillRect(0, 0, size, size);
  }

  clear() {
    this.wipe();
    this.drawn();
  }

  /** A picture of 28 by 28 pixels, enlarged. */
  show(pixels) {
    const small = new Pixels();
    small.draw(pixels, side, pixel => grey(pixel / 255));
    this.context.imageSmoothingEnabled = false;
    this.context.drawImage(small.element, 0, 0, size, size);
    this.drawn();
  }

  /** The drawing as the network's pixels; null if there is none. */
  pixels() {
    const image = this.context.getImageData(0, 0, size, size).data;
    const ink = new Float32Array(size * size);
    for (let i = 0; i < ink.length; i++) ink[i] = image[4 * i] / 255;
    return normalise(ink, size);
  }
}

/** The ten probabilities, the hidden units, and the picture that the network gets. */
export class Reading {
  constructor() {
    this.seen = new Pixels({ class: 'seen' });
    this.units = new Pixels({ class: 'activities' });
    this.rows = Array.from({ length: 10 }, (_, digit) => {
      const [bar, share] = [html('span', { class: 'bar' }), html('span', { class: 'share' })];
      return { bar, share, element: html('li', {}, html('span', { class: 'digit' }, String(digit)), html('span', { class: 'track' }, bar), share) };
    });
    this.elements = [
      html('figure', {}, html('figcaption', {}, 'Ten probabilities'), html('ol', { class: 'shares' }, ...this.rows.map(row => row.element))),
      html('figure', {}, html('figcaption', {}, 'What the network gets, and its hidden units'),
        html('div', { class: 'inside' }, this.seen.element, this.units.element),
        html('p', { class: 'caption' }, 'Left, your drawing prepared as MNIST’s digits were: cropped, scaled to fit a box of 20 × 20 pixels, and moved until the centre of mass of its ink is in the middle of 28 × 28. A network that learned from such pictures reads nothing else well; it is the step that is easily forgotten. Right, the activations of the hidden units: the darker, the larger.')),
    ];
    this.show(null, null);
  }

  show(pixels, answer) {
    this.seen.draw(pixels ?? new Array(side * side).fill(0), side, pixel => grey(pixel / 255));
    const hidden = answer?.hidden ?? new Array(64).fill(0);
    const largest = Math.max(...hidden, 1e-9);
    this.units.draw(hidden, Math.min(8, hidden.length), h => oneSided(h / largest));
    const best = answer ? answer.probabilities.indexOf(Math.max(...answer.probabilities)) : -1;
    this.rows.forEach(({ bar, share, element }, digit) => {
      const p = answer?.probabilities[digit] ?? 0;
      bar.style.width = `${100 * p}%`;
      share.textContent = answer ? `${(100 * p).toFixed(1)} %` : '';
      element.classList.toggle('best', digit === best);
    });
    return best;
  }
}
