// Training on points of the plane, for the stages 05, 10 and 15: choose or paint points, train, pause, step, reset.

import { brief, classColour, html, LineChart, oneSided, Pixels, Plane, twoSided } from './chart.js';
import { button, choice, frame, slider } from './controls.js';

const reach = 1.5;
const maxPoints = 500;
const minGap = 0.08;
const painted = ['painted', 'painted'];
const allSets = [['xor', 'XOR'], ['circles', 'circles'], ['spirals', 'spirals'], painted];

/** What is drawn over the epochs, as the answers call it. */
const noHistory = () => ({ costs: [], validationCosts: [], accuracies: [], validationAccuracies: [] });

/**
 * @param sets The points to choose from: pairs of name and text.
 * @param first The name of the first ones.
 * @param canPaint Whether the reader can paint points.
 * @param settings Further controls by their name in the request; a change of one starts over.
 * @param classes How many classes there are.
 * @param rate The first learning rate.
 * @param unitName The text below a hidden unit's picture, from the answer and the unit's number; without it, no pictures.
 */
export function mountTraining(element, ask, { sets = allSets, first = 'xor', canPaint = true, settings, classes = 2, rate, unitName }) {
  const { controls, drawings, say, complain } = frame(element);
  const classNames = Array.from({ length: classes }, (_, i) => `class ${i}`);
  let [points, epoch, history] = [[], 0, noHistory()];
  let [isRunning, seed] = [false, 1];
  let queue = Promise.resolve();

  const set = choice('points', sets, chosen => (chosen === painted[0] ? clear() : start()));
  set.value = first;
  const brush = choice('paint', classNames.map((name, i) => [String(i), name]));
  const learning = {
    rate: slider('rate η', { steps: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], value: rate }),
    batchSize: slider('batch size', { steps: [1, 5, 10, 20, 50, 100, 500], value: 10 }),
    epochs: slider('epochs per step', { steps: [1, 2, 5, 10, 20, 50], value: 1 }),
  };
  const run = button('Train', () => (isRunning ? pause() : train()));
  controls.append(
    html('div', { class: 'buttons' },
      run,
      button('Step', () => { pause(); step(); }),
      button('Reset', () => start()),
      button('Other start', () => { seed = (seed % 1000) + 1; start(); }),
      ...(canPaint ? [button('Clear points', () => { set.value = painted[0]; clear(); })] : [])),
    set.element,
    ...(canPaint ? [brush.element] : []),
    ...Object.values(settings).map(setting => setting.element),
    ...Object.values(learning).map(setting => setting.element));
  for (const setting of Object.values(settings)) setting.element.addEventListener('change', () => start());

  const plane = new Plane('The output over the plane', {
    x: { name: 'x₁', from: -reach, to: reach },
    y: { name: 'x₂', from: -reach, to: reach },
    caption: `The boundary is where the colour fades.${canPaint ? ' Click or drag to paint points of the chosen class.' : ''}`,
    ...(canPaint ? { help: help(), pick: ([x1, x2], isFirst) => paint([x1, x2], Number(brush.value), isFirst), keys } : {}),
  });
  const curve = new LineChart('Cost per epoch', { x: { name: 'epoch' }, y: { name: 'cost J', isLogarithmic: true } });
  const accuracy = new LineChart('Accuracy per epoch', { x: { name: 'epoch' }, y: { name: 'accuracy', to: 1 } });
  const units = html('ul', { class: 'units' });
  drawings.append(plane.element, curve.element, ...(unitName
    ? [html('figure', {}, html('figcaption', {}, 'The hidden units'), units,
      html('p', { class: 'caption' }, 'What each unit responds to: nothing where the plane is clear, the most where it is darkest.'))]
    : [accuracy.element]));

  function help() {
    const adds = classNames.map((name, i) => `${i + 1} adds a point of ${name}`);
    return `Arrow keys move the cursor, ${adds.join(', ')}, Delete removes the nearest point.`;
  }

  /** Whether a key did something at the cursor. */
  function keys(key, [x1, x2]) {
    const label = Number(key) - 1;
    if (label >= 0 && label < classes) paint([x1, x2], label, true);
    else if (key === 'Delete' || key === 'Backspace') erase([x1, x2]);
    else return false;
    return true;
  }

  const values = named => Object.fromEntries(Object.entries(named).map(([name, setting]) => {
    const number = Number(setting.value);
    return [name, Number.isNaN(number) ? setting.value : number];
  }));
  const data = () => (set.value === painted[0] ? { set: painted[0], points } : { set: set.value });

  /** One request after the other. Each has all settings, so that a network that a save has replaced can start over. */
  function queued(act) {
    queue = queue.then(async () => {
      if (set.value === painted[0] && points.length === 0) return;
      try {
        show(act, await ask({ act, seed, ...values(settings), ...values(learning), ...data() }));
        complain('');
      } catch (error) {
        pause();
        complain(error.message);
      }
    });
    return queue;
  }

  const start = () => queued('start');
  const step = () => queued('train');

  async function train() {
    isRunning = true;
    run.textContent = 'Pause';
    await queue;
    while (isRunning && points.length > 0) {
      await step();
      await new Promise(requestAnimationFrame);
    }
    pause();
  }

  function pause() {
    isRunning = false;
    run.textContent = 'Train';
  }

  function clear() {
    pause();
    points = [];
    [history, epoch] = [noHistory(), 0];
    plane.cells([0], 1, () => [0, 0, 0, 0]);
    units.replaceChildren();
    drawPoints();
    drawHistory();
    say('No points yet: paint some.');
  }

  function paint(at, label, isFirst) {
    const last = points.at(-1);
    if (points.length >= maxPoints || (!isFirst && last && Math.hypot(last[0] - at[0], last[1] - at[1]) < minGap)) return;
    const isNew = points.length === 0;
    points = [...points, [Number(at[0].toFixed(3)), Number(at[1].toFixed(3)), label]];
    changed(isNew);
  }

  function erase(at) {
    if (points.length < 2) return;
    const distances = points.map(([x1, x2]) => Math.hypot(x1 - at[0], x2 - at[1]));
    const nearest = distances.indexOf(Math.min(...distances));
    points = points.filter((_, i) => i !== nearest);
    changed(false);
  }

  function changed(isNew) {
    set.value = painted[0];
    drawPoints();
    queued(isNew ? 'start' : 'data');
  }

  function drawPoints() {
    plane.draw([], points.map(([x1, x2, label]) => ({ at: [x1, x2], kind: label, colour: label, size: 4 })));
    plane.setLegend(classNames.map((name, i) => ({ name, kind: i, colour: i })));
  }

  function show(act, answer) {
    const isNew = act === 'start' || answer.epoch !== epoch + answer.costs.length;
    if (isNew) history = noHistory();
    epoch = answer.epoch;
    if (set.value !== painted[0] && (isNew || act !== 'train')) {
      points = answer.points;
      drawPoints();
    }
    for (const [name, all] of Object.entries(history)) all.push(...(answer[name] ?? []));
    plane.cells(
      answer.plane,
      answer.cells,
      answer.classes ? ([label, share]) => classColour(label, share) : f => twoSided(f));
    drawHistory();
    if (unitName) showUnits(answer);
    const cost = history.costs.at(-1);
    const validation = history.validationCosts.length > 0 ? ` · validation cost ${brief(history.validationCosts.at(-1))}` : '';
    say(`Epoch ${epoch}${cost === undefined ? '' : ` · cost ${brief(cost)}${validation}`} · ${answer.right} of ${points.length} points right`, isRunning);
    if (cost === null) {
      pause();
      throw new Error('The cost is not a number any more: the training has diverged. Choose a smaller rate and press Reset.');
    }
  }

  /** Both curves, and the best epoch by the validation cost if that is measured. */
  function drawHistory() {
    const line = (name, values, colour) => ({ name, colour, points: values.map((value, i) => [i + 1, value]) });
    const { costs, validationCosts, accuracies, validationAccuracies } = history;
    if (validationCosts.length === 0) {
      curve.draw([line('', costs, 0)]);
      accuracy.draw([]);
      return;
    }
    const best = validationCosts.indexOf(Math.min(...validationCosts.filter(cost => cost !== null)));
    const dots = values => (best < 0 ? [] : [{ name: 'best epoch', at: [best + 1, values[best]], kind: 2, colour: 2 }]);
    curve.draw([line('training', costs, 0), line('validation', validationCosts, 1)], dots(validationCosts));
    accuracy.draw([line('training', accuracies, 0), line('validation', validationAccuracies, 1)], dots(validationAccuracies));
  }

  let canvases = [];
  function showUnits(answer) {
    const { hidden, cells } = answer;
    if (canvases.length !== hidden.length || units.childElementCount === 0) {
      canvases = hidden.map(() => ({ pixels: new Pixels(), text: html('span') }));
      units.replaceChildren(...canvases.map(({ pixels, text }) => html('li', {}, pixels.element, text)));
    }
    hidden.forEach((values, i) => {
      const largest = Math.max(...values.map(Math.abs), 1e-9);
      const isSigned = values.some(value => value < 0);
      canvases[i].pixels.draw(values, cells, h => (isSigned ? twoSided(0.5 + h / (2 * largest)) : oneSided(h / largest)));
      canvases[i].text.textContent = unitName(answer, i);
    });
  }

  start();
  return { refresh: () => queued('look') };
}
