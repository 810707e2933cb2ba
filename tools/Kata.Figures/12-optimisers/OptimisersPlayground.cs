using Katas.Optimisers;

namespace Kata.Figures;

/// <summary>Four optimisers that start at the same point of a surface.</summary>
public sealed class OptimisersPlayground : IPlayground
{
    private const int Cells = 60;
    private const int MaxSteps = 300;

    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        var surface = RaceSurface.Of(request.OneOf("surface", RaceSurface.Names));
        double Start(string name) => request.Number(name, -RaceSurface.Reach, RaceSurface.Reach);
        double[] start = [Start("x"), Start("y")];
        var steps = request.Whole("steps", 1, MaxSteps);

        object Race(string name, double[] parameters, Action<double[], double> update)
        {
            var rate = request.Number(name, 1e-4, 10);
            var path = new List<double[]> { start };
            for (var step = 0; step < steps; step++)
            {
                update(surface.Slopes(parameters[0], parameters[1]), rate);
                path.Add([.. parameters]);
            }

            return new { Name = name, Path = path, Costs = path.Select(at => surface.Cost(at[0], at[1])) };
        }

        var (plain, momentum) = (new Momentum(start, momentum: 0), new Momentum(start, momentum: 0.8));
        var (rmsProp, adam) = (new RmsProp(start, rho: 0.9), new Adam(start));
        return PlaygroundRequest.Answer(new
        {
            RaceSurface.Reach,
            Cells,
            Surface = Array.ConvertAll(Lattice.Of(RaceSurface.Reach, Cells), at => surface.Cost(at[0], at[1])),
            Racers = (object[])
            [
                Race("plain", plain.Parameters, plain.Update),
                Race("momentum", momentum.Parameters, momentum.Update),
                Race("rmsProp", rmsProp.Parameters, rmsProp.Update),
                Race("adam", adam.Parameters, adam.Update),
            ],
        });
    }
}
