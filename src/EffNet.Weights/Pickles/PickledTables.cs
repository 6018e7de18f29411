using System.Collections.Immutable;
using System.Globalization;

namespace EffNet.Weights;

/// <summary>
/// Finds every dictionary of tensors in the value of a pickle: in dictionaries, lists, tuples and attributes of objects. A module that was pickled as a whole
/// is one dictionary, with the names in its <c>state_dict()</c>. Keys have no special meaning.
/// </summary>
internal sealed class PickledTables
{
    /// <summary>The maximum depth of the search.</summary>
    private const int MaximumDepth = 32;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object Value, ImmutableArray<string> Path)> _waiting = new();
    private readonly List<TensorTable> _tables = [];
    private readonly Func<string, WeightFileException> _problem;
    private readonly PickledModule _modules;

    private PickledTables(int length, Func<string, WeightFileException> problem)
    {
        (_problem, _modules) = (problem, new PickledModule(length, problem));
    }

    /// <summary>Finds the dictionaries.</summary>
    /// <param name="root">The value of the pickle.</param>
    /// <param name="length">The length of the pickle in bytes, which limits the amount of work.</param>
    /// <param name="problem">The function that creates an exception.</param>
    /// <exception cref="WeightFileException">There are no named tensors.</exception>
    public static IReadOnlyList<TensorTable> Find(object? root, int length, Func<string, WeightFileException> problem)
    {
        var tables = new PickledTables(length, problem);
        tables.Visit(root, []);
        while (tables._waiting.TryPop(out var next))
            tables.Look(next.Value, next.Path);
        return tables._tables.Count > 0 ? tables._tables : throw problem(Nothing(root));
    }

    /// <summary>Returns a message that describes the contents and what to save instead.</summary>
    private static string Nothing(object? root)
    {
        if (root is PickledObject { Maker: var type } && type.StartsWith("__torch__.", StringComparison.Ordinal))
        {
            return "the file does not have named tensors: the weights of this TorchScript module are constants of its code (torch.jit.freeze); "
                + "save model.state_dict() with torch.save";
        }

        var what = root switch
        {
            PickledTensor => "it is one tensor",
            PickleDictionary { Items: [] } => "it is an empty dictionary",
            PickleDictionary { Items: [(string key, PickledObject { Maker: var maker }), ..] } => $"'{DisplayName.Of(key)}' is an object of '{maker}'",
            PickleDictionary { Items: var items } => string.Create(CultureInfo.InvariantCulture, $"it is a dictionary of {items.Count} values that are not tensors"),
            PickleList { Items: var items } => string.Create(CultureInfo.InvariantCulture, $"it is a list of {items.Count} values"),
            PickleTuple { Items: var items } => string.Create(CultureInfo.InvariantCulture, $"it is a tuple of {items.Length} values"),
            PickledObject { Maker: var maker } => $"it is an object of '{maker}'",
            string => "it is a text",
            null => "it is None",
            _ => "it is a number",
        };
        return $"the file does not have named tensors, because {what}; save with torch.save(model.state_dict(), path)";
    }

    private void Look(object value, ImmutableArray<string> path)
    {
        switch (value)
        {
            case PickleDictionary dictionary:
                Add(path, PickledModule.Entries(dictionary.Items));
                VisitAll(dictionary.Items, path);
                break;
            case PickleList list:
                VisitAll(list.Items, path);
                break;
            case PickleTuple tuple:
                VisitAll(tuple.Items, path);
                break;
            case PickledObject placeholder:
                Look(placeholder, path);
                break;
        }
    }

    private void Look(PickledObject placeholder, ImmutableArray<string> path)
    {
        if (_modules.IsModule(placeholder))
        {
            Add(path, _modules.Tensors(placeholder));
            VisitAll(_modules.Others(placeholder), path);
            return;
        }

        VisitAll(placeholder.Items, path);
        Visit(placeholder.Arguments, path);
        Visit(placeholder.Entries, path);
        Visit(placeholder.State, path);
    }

    /// <summary>Puts values on the stack in reverse order, so that dictionaries are found in the order of the file.</summary>
    private void VisitAll(IReadOnlyList<KeyValuePair<object?, object?>> items, ImmutableArray<string> path)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i].Value is PickleContainer value)
                Visit(value, path, items[i].Key as string ?? string.Create(CultureInfo.InvariantCulture, $"{items[i].Key as long? ?? i}"));
        }
    }

    private void VisitAll(IReadOnlyList<object?> items, ImmutableArray<string> path)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (items[i] is PickleContainer value)
                Visit(value, path, i.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Visit(object? value, ImmutableArray<string> path, string? key = null)
    {
        if (value is PickleContainer && path.Length < MaximumDepth && _seen.Add(value))
            _waiting.Push((value, key is null ? path : path.Add(key)));
    }

    private void Add(ImmutableArray<string> path, IEnumerable<StoredTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<StoredTensor>();
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name))
                throw _problem($"two tensors have the name '{DisplayName.Of(tensor.Name)}'");
            found.Add(tensor);
        }

        if (found.Count > 0)
            _tables.Add(new TensorTable(path, found));
    }
}
