namespace EffNet.Cli.Graphs;

/// <summary>
/// The positions of the units of a block, in columns and lanes. The column of a unit is to the right of the columns of its inputs. Lane 0 is the trunk: the path
/// to the result of the block through the first input of each unit. A branch that joins the trunk has its own lane, above the trunk if it joins in a product
/// (such as a gate), and below it otherwise (such as a shortcut). Units that do not lead to the result are in the lowest lane.
/// </summary>
/// <param name="Columns">The column of each unit, from 0.</param>
/// <param name="Lanes">The lane of each unit; negative lanes are above.</param>
/// <param name="Branches">The branches that leave a lane and join another one.</param>
internal sealed record BlockLayout(IReadOnlyList<int> Columns, IReadOnlyList<int> Lanes, IReadOnlyList<Branch> Branches)
{
    /// <summary>Computes the layout of <paramref name="block"/>.</summary>
    public static BlockLayout Of(BlockUnits block)
    {
        var columns = new int[block.Units.Count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = 1 + block.Units[i].Inputs.Max(input => ColumnOf(input, columns));

        var lanes = new int?[columns.Length];
        var branches = new List<Branch>();
        var open = new Queue<int>();
        Place(TakeChain(block, lanes, block.Result, out _), lane: 0, lanes, open);
        while (open.TryDequeue(out var unit))
        {
            foreach (var input in block.Units[unit].Inputs.Skip(1))
            {
                var members = TakeChain(block, lanes, input, out var from);
                var branch = new Branch(from, unit, LaneFor(block.Units[unit], ColumnOf(from, columns), columns[unit], branches, columns), members);
                branches.Add(branch);
                Place(members, branch.Lane, lanes, open);
            }
        }

        var lowest = branches.Select(b => b.Lane).Append(0).Max() + 1;
        return new BlockLayout(columns, [.. lanes.Select(lane => lane ?? lowest)], branches);
    }

    private static int ColumnOf(int unit, int[] columns) => unit == BlockUnit.BlockInput ? BlockUnit.BlockInput : columns[unit];

    /// <summary>
    /// Returns the units without a lane on the path to <paramref name="last"/> through the first input of each unit, including <paramref name="last"/>, and the
    /// unit before this path.
    /// </summary>
    private static List<int> TakeChain(BlockUnits block, int?[] lanes, int last, out int from)
    {
        var chain = new List<int>();
        for (from = last; from != BlockUnit.BlockInput && lanes[from] is null; from = block.Units[from].Inputs[0])
            chain.Insert(0, from);
        return chain;
    }

    private static void Place(List<int> units, int lane, int?[] lanes, Queue<int> open)
    {
        foreach (var unit in units)
        {
            lanes[unit] = lane;
            open.Enqueue(unit);
        }
    }

    /// <summary>Returns the nearest lane that is free between two columns.</summary>
    private static int LaneFor(BlockUnit joined, int first, int last, List<Branch> branches, int[] columns)
    {
        var side = joined.Node.Operation is Networks.Multiply ? -1 : 1;
        var lane = side;
        while (branches.Any(b => b.Lane == lane && ColumnOf(b.From, columns) < last && first < columns[b.To]))
            lane += side;
        return lane;
    }
}

/// <summary>A path that leaves a lane and joins another lane.</summary>
/// <param name="From">The unit at which the branch begins; <see cref="BlockUnit.BlockInput"/> for the block's input.</param>
/// <param name="To">The unit that the branch joins.</param>
/// <param name="Lane">The lane of the branch.</param>
/// <param name="Units">The units of the branch in order; none if the branch passes the value unchanged.</param>
internal sealed record Branch(int From, int To, int Lane, IReadOnlyList<int> Units);
