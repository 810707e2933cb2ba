import { choice, slider } from './controls.js';
import { mountTraining } from './training.js';

export function mount(element, ask) {
  const units = slider('units per layer', { min: 1, max: 16, step: 1, value: 8 });
  return mountTraining(element, ask, {
    settings: {
      layers: slider('hidden layers', { min: 1, max: 3, step: 1, value: 2 }),
      units,
      activation: choice('activation', [['relu', 'ReLU'], ['tanh', 'tanh'], ['sigmoid', 'sigmoid'], ['swish', 'swish']]),
    },
    classes: 3,
    first: 'spirals',
    rate: 0.3,
    unitName: (answer, i) => `layer ${Math.floor(i / units.value) + 1}`,
  });
}
