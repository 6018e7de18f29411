namespace EffNet.Cli.Graphs;

/// <summary>
/// Where the units of a block go: in columns, each to the right of what it reads, and in lanes. Lane 0 is the trunk, which leads to the block's result through what each unit reads first.
/// What joins it from elsewhere has a lane of its own: above, if it is multiplied in as gates are, and below otherwise, as shortcuts are. What does not lead to the result is at the bottom.
/// </summary>
/// <param name="Columns">The column of each unit, from 0.</param>
/// <param name="Lanes">The lane of each unit; negative lanes are above.</param>
/// <param name="Branches">What leaves a lane and joins another.</param>
internal sealed record BlockLayout(IReadOnlyList<int> Columns, IReadOnlyList<int> Lanes, IReadOnlyList<Branch> Branches)
{
    /// <summary>Lays <paramref name="block"/> out.</summary>
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

    /// <summary>Returns the units without a lane that lead to <paramref name="last"/> through what each reads first, itself the last of them, and what they begin at.</summary>
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

    /// <summary>Returns the nearest lane in which nothing is between two columns.</summary>
    private static int LaneFor(BlockUnit joined, int first, int last, List<Branch> branches, int[] columns)
    {
        var side = joined.Node.Operation is Networks.Multiply ? -1 : 1;
        var lane = side;
        while (branches.Any(b => b.Lane == lane && ColumnOf(b.From, columns) < last && first < columns[b.To]))
            lane += side;
        return lane;
    }
}

/// <summary>A way beside the trunk.</summary>
/// <param name="From">The unit that it leaves; <see cref="BlockUnit.BlockInput"/> if it begins at what the block reads.</param>
/// <param name="To">The unit that it joins.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Units">The units on it in order; none for the value itself.</param>
internal sealed record Branch(int From, int To, int Lane, IReadOnlyList<int> Units);
