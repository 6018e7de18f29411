namespace EffNet.Training;

/// <summary>Represents a line in a panel of learning curves.</summary>
/// <param name="Name">The label at the end of the line. It is empty if the panel has only one line.</param>
/// <param name="ColorIndex">The index of the color in the theme.</param>
/// <param name="Points">The value of each epoch, in the order of epochs. Values that are not finite are gaps.</param>
internal sealed record Curve(string Name, int ColorIndex, IReadOnlyList<(int Epoch, double Value)> Points)
{
    /// <summary>Gets the points with finite values.</summary>
    public IEnumerable<(int Epoch, double Value)> Finite => Points.Where(p => double.IsFinite(p.Value));

    /// <summary>Returns the runs of consecutive finite values.</summary>
    public IReadOnlyList<IReadOnlyList<(int Epoch, double Value)>> Runs()
    {
        var runs = new List<IReadOnlyList<(int Epoch, double Value)>>();
        var run = new List<(int, double)>();
        foreach (var point in Points)
        {
            if (double.IsFinite(point.Value))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                runs.Add(run);
                run = [];
            }
        }

        if (run.Count > 0)
            runs.Add(run);
        return runs;
    }
}
