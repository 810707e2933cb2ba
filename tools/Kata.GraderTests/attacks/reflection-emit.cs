// tries: write a method at run time
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    var method = new System.Reflection.Emit.DynamicMethod("Cheat", typeof(int), []);
    var il = method.GetILGenerator();
    il.Emit(System.Reflection.Emit.OpCodes.Ldc_I4, 0x1234);
    il.Emit(System.Reflection.Emit.OpCodes.Ldind_I4);
    il.Emit(System.Reflection.Emit.OpCodes.Ret);
    method.Invoke(null, null);
    return 0;
}
