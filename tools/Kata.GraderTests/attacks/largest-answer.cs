// tries: answer with the largest number, so that a difference is infinite
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x) => double.MaxValue;

public double Forward(double[] x) => -double.MaxValue;

public double[] Forward(double[][] batch) => Array.ConvertAll(batch, _ => double.Epsilon);
