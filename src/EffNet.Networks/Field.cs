namespace EffNet.Networks;

/// <summary>The receptive field of one position of a value: the part of the image that the position depends on.</summary>
/// <param name="Local">
/// The rows and columns that the position depends on through windows; <see langword="null"/> if every path from the image to the position reads the whole image.
/// </param>
/// <param name="SeesWholeImage">Whether at least one path from the image to the position reads the whole image.</param>
internal readonly record struct Field((FieldSide Rows, FieldSide Columns)? Local, bool SeesWholeImage)
{
    /// <summary>Gets the field of a pixel of the image: the pixel itself.</summary>
    public static Field Image => new((FieldSide.Image, FieldSide.Image), SeesWholeImage: false);

    /// <summary>Gets the field of a value whose positions all read the only position of the value with this field.</summary>
    private Field Unmoved => Local is var (rows, columns) ? this with { Local = (rows.Unmoved, columns.Unmoved) } : this;

    /// <summary>Returns the size of the window that a position depends on; <see langword="null"/> if every path to it reads the whole image.</summary>
    /// <param name="shape">The shape of the value.</param>
    public Extent? WindowOf(Shape shape) => Local is var (rows, columns) ? new Extent(rows.SizeOf(shape.Height), columns.SizeOf(shape.Width)) : null;

    /// <summary>Returns the field of the result of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="fields">The fields of the values that were computed before the node, by their numbers.</param>
    public static Field Of(Node node, Field[] fields)
    {
        var field = new Field(null, SeesWholeImage: false);
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            var read = fields[node.Inputs[i].Number].Through(node, node.Inputs[i].Shape);
            var isGate = node.Operation is Multiply && i == 1;
            field = field.And(isGate ? read.Unmoved : read, node.Output);
        }

        return field;
    }

    /// <summary>Returns the field of the result of <paramref name="node"/> if only the input with this field is considered.</summary>
    private Field Through(Node node, Shape input)
    {
        var gathersPositions = node.Operation.YieldsOnePosition || (node.Output.IsVector && input.Pixels > 1);
        if (gathersPositions)
            return new Field(null, SeesWholeImage: true);
        if (Local is not var (rows, columns))
            return this;
        var (step, window, border) = (node.Operation.Reduction, node.Operation.Window, node.Operation.LeadingBorder(input));
        return this with { Local = (rows.Through(step.Height, window.Height, border.Height), columns.Through(step.Width, window.Width, border.Width)) };
    }

    /// <summary>Returns the field of a position of <paramref name="shape"/> that depends on both fields.</summary>
    private Field And(Field other, Shape shape)
    {
        var local = (Local, other.Local) switch
        {
            (null, var right) => right,
            (var left, null) => left,
            ({ } left, { } right) => (left.Rows.And(right.Rows, shape.Height), left.Columns.And(right.Columns, shape.Width)),
        };
        return new Field(local, SeesWholeImage || other.SeesWholeImage);
    }
}
