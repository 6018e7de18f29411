using Transfer.Folds;
using Transfer.Images;

namespace Transfer.Fits;

/// <summary>Represents one fit: a method, and the photographs for training and for the test.</summary>
/// <param name="Method">The method.</param>
/// <param name="Repeat">The number of the repeat, from 1.</param>
/// <param name="Fold">The number of the fold, from 1.</param>
/// <param name="Training">The indices of the photographs to train with.</param>
/// <param name="Test">The indices of the photographs to test with.</param>
internal sealed record FitPlan(Method Method, int Repeat, int Fold, IReadOnlyList<int> Training, IReadOnlyList<int> Test)
{
    /// <summary>Gets the seed of all random numbers of the fit. All methods use the same seed.</summary>
    public int Seed => (Repeat * TransferSettings.Folds) + Fold;

    /// <summary>Returns all fits: by repeat, then by method, so that the first repeats are complete for all methods if the run is interrupted.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="repeats">The number of repeats.</param>
    /// <param name="photographs">The photographs.</param>
    public static IEnumerable<FitPlan> All(IReadOnlyList<Method> methods, int repeats, PhotographSet photographs)
    {
        for (var repeat = 1; repeat <= repeats; repeat++)
        {
            // The number of the repeat is the seed of the folds, so all methods have the same folds.
            var folds = GroupedFolds.Assign(photographs.Labels, photographs.Groups, TransferSettings.Folds, seed: repeat);
            foreach (var method in methods)
            {
                for (var fold = 1; fold <= TransferSettings.Folds; fold++)
                    yield return new FitPlan(method, repeat, fold, Indices(folds, fold, isTest: false), Indices(folds, fold, isTest: true));
            }
        }
    }

    private static List<int> Indices(int[] folds, int fold, bool isTest) => [.. Enumerable.Range(0, folds.Length).Where(i => (folds[i] == fold - 1) == isTest)];
}
