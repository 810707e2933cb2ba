import { choice, slider } from './controls.js';
import { mountTraining } from './training.js';

export function mount(element, ask) {
  return mountTraining(element, ask, {
    sets: [['xor', 'noisy XOR'], ['spirals', 'noisy spirals']],
    canPaint: false,
    settings: {
      units: slider('hidden units', { min: 1, max: 32, step: 1, value: 32 }),
      rule: choice('optimiser', [['adam', 'Adam'], ['rmsprop', 'RMSprop'], ['sgd', 'momentum 0.9']]),
      dropout: slider('dropout', { min: 0, max: 0.9, step: 0.1, value: 0 }),
      weightDecay: slider('weight decay', { steps: [0, 0.0001, 0.001, 0.01, 0.1, 1], value: 0 }),
    },
    rate: 0.03,
  });
}
