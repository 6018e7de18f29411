using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>Finds the things that may be near a place without looking at all of them: the plane is divided into squares, each of which knows the things whose bounds meet it.</summary>
/// <typeparam name="T">What is found.</typeparam>
internal sealed class PlaneIndex<T>
{
    private const double Side = 32;

    private readonly Dictionary<(int Column, int Row), List<int>> _squares = [];
    private readonly IReadOnlyList<T> _items;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="items">The things.</param>
    /// <param name="boundsOf">Returns a rectangle around a thing.</param>
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

    /// <summary>Returns every thing whose bounds overlap <paramref name="place"/>, and others near it; some several times. They are looked up one by one, as they are asked for.</summary>
    public IEnumerable<T> Around(Rectangle place) => IndicesAround(place).Select(index => _items[index]);

    /// <summary>Returns how many things near <paramref name="place"/> meet a condition, each counted once.</summary>
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
