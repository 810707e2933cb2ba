import { brief, html, LineChart, oneSided, Plane } from './chart.js';
import { frame, latest, slider } from './controls.js';
import { depth, drawable, player } from './descent.js';

const [from, to] = [-1, 3];

export function mount(element, ask) {
  const { controls, drawings, say, complain } = frame(element);
  const plane = new Plane('The loss surface', {
    x: { name: 'weight w', from, to },
    y: { name: 'bias b', from, to },
    caption: 'The cost of five examples: the lighter, the lower. Click a place to start there, or drag.',
    pick([w, b]) {
      [start.w.value, start.b.value] = [w.toFixed(2), b.toFixed(2)];
      refresh();
    },
  });
  const chart = new LineChart('The cost', {
    x: { name: 'step', from: 0 },
    y: { name: 'cost J', isLogarithmic: true },
    caption: 'A small rate creeps, a large one jumps from side to side of the valley, and one that is too large diverges.',
  });
  const start = {
    w: slider('start w', { min: from, max: to, step: 0.01, value: 2.5 }, refresh),
    b: slider('start b', { min: from, max: to, step: 0.01, value: -0.5 }, refresh),
  };
  const settings = {
    ...start,
    rate: slider('rate η', { steps: [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.8, 1], value: 0.3 }, refresh),
    steps: slider('steps', { min: 1, max: 200, step: 1, value: 40 }, refresh),
  };
  let answer = null;
  const show = player(step => {
    if (answer === null) return;
    const path = drawable(answer.path.slice(0, step + 1), 1e3);
    plane.draw([{ points: path, colour: 1 }], [
      ...path.slice(0, -1).map(at => ({ at, kind: 0, colour: 1, size: 3 })),
      { at: path.at(-1), kind: 0, colour: 6 },
    ]);
    chart.draw([{ points: answer.costs.slice(0, step + 1).map((cost, i) => [i, cost]), colour: 1 }]);
    const cost = answer.costs[step];
    say(cost === null || cost > 1e6 ? `Step ${step}: the cost has diverged; choose a smaller rate.`
      : `Step ${step}: w = ${brief(answer.path[step][0])}, b = ${brief(answer.path[step][1])}, cost ${brief(cost)}`, step < answer.costs.length - 1);
  });
  controls.append(html('div', { class: 'buttons' }, show.button), ...Object.values(settings).map(setting => setting.element));
  drawings.append(plane.element, chart.element);

  const request = latest(ask, next => {
    answer = next;
    const colour = depth(answer.surface);
    plane.cells(answer.surface, answer.cells, cost => oneSided(colour(cost)));
    show.play(answer.path.length - 1);
  }, complain);
  function refresh() {
    request(Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.value])));
  }

  refresh();
  return { refresh };
}
