using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>
/// Finds the items near a rectangle without examining all items. The plane is divided into squares; each square has a list of the items whose bounds overlap the
/// square.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class PlaneIndex<T>
{
    private const double Side = 32;

    private readonly Dictionary<(int Column, int Row), List<int>> _squares = [];
    private readonly IReadOnlyList<T> _items;

    /// <summary>Initializes a new instance of the <see cref="PlaneIndex{T}"/> class.</summary>
    /// <param name="items">The items.</param>
    /// <param name="boundsOf">A function that returns a rectangle around an item.</param>
    public PlaneIndex(IReadOnlyList<T> items, Func<T, Rectangle> boundsOf)
    {
        _items = items;
        foreach (var (index, item) in items.Index())
        {
            foreach (var square in SquaresOf(boundsOf(item)))
            {
                if (!_squares.TryGetValue(square, out var members))
                    _squares.Add(square, members = []);
                members.Add(index);
            }
        }
    }

    /// <summary>
    /// Returns every item whose bounds overlap <paramref name="place"/>. Other items near the rectangle are returned too, and items may occur several times. The
    /// result is lazy.
    /// </summary>
    public IEnumerable<T> Around(Rectangle place) => IndicesAround(place).Select(index => _items[index]);

    /// <summary>Returns the number of items near <paramref name="place"/> that meet a condition, each counted once.</summary>
    public int CountAround(Rectangle place, Func<T, bool> condition) => IndicesAround(place).Distinct().Count(index => condition(_items[index]));

    private IEnumerable<int> IndicesAround(Rectangle place) => SquaresOf(place).SelectMany(square => _squares.TryGetValue(square, out var members) ? members : []);

    private static IEnumerable<(int Column, int Row)> SquaresOf(Rectangle place)
    {
        for (var column = IndexOf(place.Left); column <= IndexOf(place.Right); column++)
        {
            for (var row = IndexOf(place.Top); row <= IndexOf(place.Bottom); row++)
                yield return (column, row);
        }
    }

    private static int IndexOf(double position) => (int)Math.Floor(position / Side);
}
