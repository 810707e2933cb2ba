// What the playgrounds are set with, and how they ask.

import { brief, html } from './chart.js';

/** The frame of a playground: controls above, drawings below, and a line that says what went wrong. */
export function frame(element) {
  const controls = html('div', { class: 'controls' });
  const drawings = html('div', { class: 'drawings' });
  const status = html('p', { class: 'status', role: 'status' });
  const problem = html('p', { class: 'problem', role: 'alert', hidden: true });
  element.classList.add('playground');
  element.replaceChildren(controls, status, problem, drawings);
  return {
    controls,
    drawings,
    /** What changes many times a second is quiet: nobody could listen to it. */
    say(text, isQuiet = false) {
      status.setAttribute('aria-live', isQuiet ? 'off' : 'polite');
      if (status.textContent !== text) status.textContent = text;
    },
    complain(text) {
      problem.hidden = text === '';
      if (problem.textContent !== text) problem.textContent = text;
    },
  };
}

/** A slider with its name and its number. With steps, it moves over these values instead of a range. */
export function slider(label, { min, max, step, value, steps = null }, changed = () => {}) {
  const output = html('output');
  const input = html('input', steps
    ? { type: 'range', 'aria-label': label, min: 0, max: steps.length - 1, step: 1, value: steps.indexOf(value) }
    : { type: 'range', 'aria-label': label, min, max, step, value });
  const read = () => (steps ? steps[input.valueAsNumber] : input.valueAsNumber);
  const show = () => {
    output.textContent = brief(read());
    input.setAttribute('aria-valuetext', output.textContent);
  };
  input.addEventListener('input', () => {
    show();
    changed(read());
  });
  show();
  return {
    element: html('label', { class: 'slider' }, html('span', {}, label), input, output),
    get value() {
      return read();
    },
    set value(next) {
      input.value = String(steps ? steps.indexOf(next) : next);
      show();
    },
  };
}

/** A list to choose from: pairs of value and text. */
export function choice(label, options, changed = () => {}) {
  const select = html('select', { 'aria-label': label, change: () => changed(select.value) }, ...options.map(([value, text]) => html('option', { value }, text)));
  return {
    element: html('label', { class: 'choice' }, html('span', {}, label), select),
    get value() {
      return select.value;
    },
    set value(next) {
      select.value = next;
    },
  };
}

export function button(text, pressed) {
  return html('button', { type: 'button', click: pressed }, text);
}

/** Asks one request at a time. Of those that come meanwhile, only the newest is asked. */
export function latest(ask, show, fail) {
  let [isBusy, next] = [false, null];
  return async request => {
    next = request;
    if (isBusy) return;
    isBusy = true;
    while (next !== null) {
      const current = next;
      next = null;
      try {
        show(await ask(current));
        fail('');
      } catch (error) {
        fail(error.message);
      }
    }
    isBusy = false;
  };
}
