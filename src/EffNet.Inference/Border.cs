namespace EffNet.Inference;

/// <summary>The numbers of rows and columns of the border around maps.</summary>
/// <param name="Top">The number of rows above.</param>
/// <param name="Left">The number of columns on the left.</param>
/// <param name="Bottom">The number of rows below.</param>
/// <param name="Right">The number of columns on the right.</param>
internal readonly record struct Border(int Top, int Left, int Bottom, int Right)
{
    /// <summary>Returns the smallest border that contains two borders.</summary>
    /// <param name="first">The first border.</param>
    /// <param name="second">The second border.</param>
    public static Border Max(Border first, Border second) =>
        new(Math.Max(first.Top, second.Top), Math.Max(first.Left, second.Left), Math.Max(first.Bottom, second.Bottom), Math.Max(first.Right, second.Right));
}
