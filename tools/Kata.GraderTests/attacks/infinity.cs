// tries: answer what is larger than any error
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x) => double.PositiveInfinity;

public double Forward(double[] x) => double.NegativeInfinity;

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, _ => double.PositiveInfinity);
