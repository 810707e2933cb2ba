// tries: map memory that is shared with everybody
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew(null, 1L << 36);
    map.CreateViewAccessor().Write(0, 1.0);
    return 0;
}
