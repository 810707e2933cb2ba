import { brief, LineChart, Plane, twoSided } from './chart.js';
import { frame, latest, slider } from './controls.js';

const reach = 3;

export function mount(element, ask) {
  const { controls, drawings, say, complain } = frame(element);
  const plane = new Plane('The activation over the plane', {
    x: { name: 'x₁', from: -reach, to: reach },
    y: { name: 'x₂', from: -reach, to: reach },
    caption: 'The deeper the colour, the further the activation a is from 0: red above, blue below. On the dashed line z is 0: w is at right angles to it, and b moves it. Click to move the point.',
    pick([x1, x2]) {
      [settings.x1.value, settings.x2.value] = [x1.toFixed(2), x2.toFixed(2)];
      refresh();
    },
  });
  const curve = new LineChart('The activation a = max(αz, z)', {
    x: { name: 'z' },
    y: { name: 'a' },
    caption: 'Where the point of the plane is on the curve: its z = w·x + b, and its activation.',
  });
  const parameter = (label, value) => slider(label, { min: -5, max: 5, step: 0.1, value }, refresh);
  const feature = (label, value) => slider(label, { min: -reach, max: reach, step: 0.01, value }, refresh);
  const settings = {
    w1: parameter('w₁', 1),
    w2: parameter('w₂', -2),
    b: parameter('b', 0.5),
    alpha: slider('α', { min: 0, max: 0.99, step: 0.01, value: 0.3 }, refresh),
    x1: feature('x₁', 1),
    x2: feature('x₂', -1),
  };
  controls.append(...Object.values(settings).map(setting => setting.element));
  drawings.append(plane.element, curve.element);

  const request = latest(ask, show, complain);
  function refresh() {
    request(Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.value])));
  }

  function show(answer) {
    const largest = Math.max(...answer.plane.map(Math.abs), 1e-9);
    plane.cells(answer.plane, answer.cells, a => twoSided(0.5 + a / (2 * largest)));
    plane.draw([{ points: answer.zero, colour: 6, isDashed: true }], [{ at: [settings.x1.value, settings.x2.value], kind: 0, colour: 6 }]);
    plane.setLegend([{ name: 'z = 0', colour: 6, isDashed: true }, { name: 'the point x', colour: 6, kind: 0 }]);
    curve.draw(
      [{ name: 'a', points: answer.zs.map((z, i) => [z, answer.curve[i]]), colour: 0 }],
      [{ name: 'the point x', at: [answer.z, answer.a], colour: 6 }]);
    say(`At x = [${brief(settings.x1.value)}, ${brief(settings.x2.value)}]: z = ${brief(answer.z)}, a = ${brief(answer.a)}`);
  }

  refresh();
  return { refresh };
}
