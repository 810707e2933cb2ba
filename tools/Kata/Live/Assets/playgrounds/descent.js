// Paths over a surface that grow step by step: for the stages 04 and 12.

import { button } from './controls.js';

/**
 * Calls draw(step) for step 0, 1, … up to the last, some per second; at once where the reader asked for less motion.
 * @returns play(steps) starts over, and a button to do so.
 */
export function player(draw, { perSecond = 20, text = 'Play again' } = {}) {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)');
  let [steps, began, frame] = [0, 0, 0];
  const tick = now => {
    const step = Math.max(0, Math.min(steps, Math.floor(((now - began) / 1000) * perSecond)));
    draw(step);
    if (step < steps) frame = requestAnimationFrame(tick);
  };
  const play = (all, isWhole = false) => {
    cancelAnimationFrame(frame);
    steps = all;
    if (isWhole || isStill.matches) {
      draw(all);
      return;
    }
    began = performance.now();
    tick(began);
  };
  return { play, button: button(text, () => play(steps)) };
}

/** The part of a path that can be drawn: up to the first place that is no number or far outside. */
export function drawable(path, far) {
  const end = path.findIndex(([x, y]) => x === null || y === null || Math.abs(x) > far || Math.abs(y) > far);
  return end < 0 ? path : path.slice(0, end);
}

/** How deep the colour of a cost is: the same step for the same factor, so that the bottom shows as well as the walls. */
export function depth(costs) {
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const place = cost => Math.log(cost - low + 0.01 * (high - low) + 1e-12);
  return cost => (place(cost) - place(low)) / (place(high) - place(low));
}
