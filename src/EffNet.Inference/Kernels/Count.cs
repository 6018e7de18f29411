namespace EffNet.Inference.Kernels;

/// <summary>A number as a type. It allows the compiler to generate a separate kernel for each number of rows or columns.</summary>
internal interface ICount
{
    /// <summary>Gets the number.</summary>
    static abstract int Value { get; }
}

/// <summary>The number 1.</summary>
internal readonly struct One : ICount
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>The number 2.</summary>
internal readonly struct Two : ICount
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>The number 3.</summary>
internal readonly struct Three : ICount
{
    /// <inheritdoc/>
    public static int Value => 3;
}

/// <summary>The number 4.</summary>
internal readonly struct Four : ICount
{
    /// <inheritdoc/>
    public static int Value => 4;
}

/// <summary>The number 5.</summary>
internal readonly struct Five : ICount
{
    /// <inheritdoc/>
    public static int Value => 5;
}

/// <summary>The number 6.</summary>
internal readonly struct Six : ICount
{
    /// <inheritdoc/>
    public static int Value => 6;
}

/// <summary>The number 7.</summary>
internal readonly struct Seven : ICount
{
    /// <inheritdoc/>
    public static int Value => 7;
}

/// <summary>The number 8.</summary>
internal readonly struct Eight : ICount
{
    /// <inheritdoc/>
    public static int Value => 8;
}
