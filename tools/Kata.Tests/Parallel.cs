// One proof compiles while another runs.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(2)]
