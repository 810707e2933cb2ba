// tries: bring methods by the hundred
// stopped by: verdict
// then by: verdict

// repeat 500: private static double M{i}(double x) => x + {i};
